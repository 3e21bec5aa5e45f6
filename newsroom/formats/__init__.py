"""How dates are written, where Django says nothing or says it stiffly."""
