"""The demo newspaper: a city that does not exist, and the paper it deserves.

Its texts are in articles/ and in the TOML files beside this one; change them as you like and run
`make demo`. Its pictures are drawn by the modules in pictures/.
"""
