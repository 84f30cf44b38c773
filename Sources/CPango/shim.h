#pragma once
// Through the module of cairo, so that its declarations belong to one module only.
#include "../CCairo/shim.h"
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
