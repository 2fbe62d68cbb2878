"""What is known of a picture before it is decoded: enough to plan its files and its place."""

from msgspec import Struct


class Measure(Struct, frozen=True, gc=False):
    """What a picture's header says, as one who looks at it upright would.

    `kind` is JPEG, PNG, WEBP, AVIF or GIF. `scales` tells whether smaller ones of it are of use:
    of a still photograph they are, of a drawing in few colours or one that moves they are not.
    """

    kind: str
    width: int
    height: int
    scales: bool
