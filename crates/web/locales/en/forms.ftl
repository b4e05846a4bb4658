## What is wrong with a field
picture-not-a-picture = This file is not a photo. Choose a JPEG, PNG or WebP file
picture-vector = We cannot take drawings in SVG. Save it as PNG and choose that file
picture-heic = This is an HEIC photo, which browsers cannot show. Choose a JPEG, or set the camera to the most compatible format
picture-damaged = This photo is not complete. Choose it once more, or another one
picture-too-many-pixels = This photo has more than { $most } million pixels. Choose a smaller version
picture-too-long = This picture is a ribbon, more than { $most } times longer one way than the other. Cut it to what matters
picture-too-large = This photo is larger than { $most } MB. Choose a smaller version: your phone can make one when it shares the photo

## Fields
optional = { $label } (optional)
draft-saved = Saved as a draft.
draft-saved-here = No connection. Kept on this device; we keep trying.
draft-newer = Another window has saved a newer text. This page is not saved; press the button to keep both.
