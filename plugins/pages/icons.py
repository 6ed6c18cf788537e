"""The pictures that stand for the site: in a tab, on a phone, beside its name in other programs.

There is no manifest. It makes an app of a site, with a start page and a window
of its own; to a reader who comes by a link it is one more request for nothing.
"""

ICON = "/theme/icon.svg"
PNG_ICON = "/theme/icon-192.png"  # for browsers without SVG here, which would ask for /favicon.ico
TOUCH_ICON = "/theme/apple-touch-icon.png"  # 180 × 180
LOGO = "/theme/icon-512.png"
