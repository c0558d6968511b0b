"""Pictures: painted anew, so that nothing but what is seen stays in them."""

from __future__ import annotations

from io import BytesIO
from typing import Literal

from PIL import Image, ImageCms, ImageOps

from planning.lib.files.refusing import Refused, damaged
from planning.lib.words import N_

#: Pixels of one picture; a telephone takes about 50 million at most.
MOST_PIXELS = 60_000_000
_QUALITY = 90  # of JPEG, where nobody sees a difference

Format = Literal["PNG", "JPEG", "GIF", "TIFF", "BMP"]
_SIGNATURES: dict[bytes, Format] = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
}


def format_of(data: bytes) -> Format | None:
    """The kind of picture that ``data`` begins like."""
    return next((kind for start, kind in _SIGNATURES.items() if data.startswith(start)), None)


def clean(data: bytes, kept_as: Format) -> bytes:
    """The same picture, turned as its camera said, without a word about it.

    Place, camera, comments and previews are gone; colours are those of sRGB, because a profile
    of colours may carry words too. Of a moving picture the first one stays.

    Raises:
        Refused: damaged, or with too many pixels to be opened safely.
    """
    try:
        return _painted_anew(data, kept_as)
    except Refused:
        raise
    except Exception:  # readers of pictures fail in many ways
        raise damaged() from None


def _painted_anew(data: bytes, kept_as: Format) -> bytes:
    with Image.open(BytesIO(data), formats=[kept_as]) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused(N_("The picture has too many pixels. Attach a smaller one."))
        picture.load()
        seen = _in_srgb(ImageOps.exif_transpose(picture))
    if kept_as == "JPEG" and seen.mode not in {"L", "RGB"}:
        seen = seen.convert("RGB")
    kept = {"transparency"} & set(seen.info)
    seen.info = {name: seen.info[name] for name in kept}
    anew = BytesIO()
    seen.save(anew, kept_as, **({"quality": _QUALITY} if kept_as == "JPEG" else {}))
    return anew.getvalue()


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK"}:
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        turned = ImageCms.profileToProfile(
            picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except ImageCms.PyCMSError:
        return picture
    return turned or picture
