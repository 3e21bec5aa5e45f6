from newsroom.newsletter.models.deliveries import Delivery
from newsroom.newsletter.models.editions import Edition
from newsroom.newsletter.models.movements import Movement
from newsroom.newsletter.models.newsletters import Newsletter, offered
from newsroom.newsletter.models.subscribers import Subscriber, Subscription

__all__ = [
    "Delivery",
    "Edition",
    "Movement",
    "Newsletter",
    "Subscriber",
    "Subscription",
    "offered",
]
