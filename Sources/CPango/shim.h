#pragma once
// Through the module of cairo, so that its declarations belong to one module only.
#include "../CCairo/shim.h"
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
// pango hands out harfbuzz's view of a font file, and cairo takes freetype's: both come with pango.
#include <cairo-ft.h>
