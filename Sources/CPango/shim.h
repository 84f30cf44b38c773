#pragma once
// cairo.h is the header of CCairo: included through it, its names have one owner in every order of imports.
#include "../CCairo/shim.h"
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
