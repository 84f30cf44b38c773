#pragma once
#include <png.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// libpng reports errors with longjmp, which must not cross Swift frames: the whole of writing a picture is therefore
// this one C function, and Swift sees only its result.

/// Bytes that grow as they are written; free `bytes` after use.
typedef struct {
  uint8_t *bytes;
  size_t count;
  size_t capacity;
} duizhao_png_buffer;

/// What goes into a PNG file beside its pixels; strings are UTF-8 and may be null.
typedef struct {
  int level;
  uint32_t pixels_per_metre;
  const char *title;
  const char *description;
  const char *english_description;
} duizhao_png_settings;

static void duizhao_png_append(png_structp png, png_bytep data, png_size_t count) {
  duizhao_png_buffer *buffer = (duizhao_png_buffer *)png_get_io_ptr(png);
  if (buffer->count + count > buffer->capacity) {
    size_t capacity = buffer->capacity * 2 + count;
    uint8_t *bytes = (uint8_t *)realloc(buffer->bytes, capacity);
    if (!bytes) png_error(png, "out of memory");
    buffer->bytes = bytes;
    buffer->capacity = capacity;
  }
  memcpy(buffer->bytes + buffer->count, data, count);
  buffer->count += count;
}

static void duizhao_png_flush(png_structp png) { (void)png; }

static void duizhao_png_fail(png_structp png, png_const_charp message) {
  (void)message;
  png_longjmp(png, 1);
}

static void duizhao_png_ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

/// Writes opaque 32-bit pixels (blue, green, red, unused) as an RGB picture; returns 0, or 1 when libpng gave up.
static inline int duizhao_png_write(
    const uint8_t *pixels, uint32_t width, uint32_t height, size_t stride, duizhao_png_settings settings,
    duizhao_png_buffer *buffer) {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, duizhao_png_fail, duizhao_png_ignore);
  if (!png) return 1;
  png_infop info = png_create_info_struct(png);
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return 1;
  }
  png_set_write_fn(png, buffer, duizhao_png_append, duizhao_png_flush);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level(png, settings.level);
  png_set_compression_buffer_size(png, 1 << 16);
  png_set_IHDR(
      png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
      PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (settings.pixels_per_metre)
    png_set_pHYs(png, info, settings.pixels_per_metre, settings.pixels_per_metre, PNG_RESOLUTION_METER);
  png_text texts[3];
  int count = 0;
  memset(texts, 0, sizeof texts);
  // iTXt, because tEXt holds Latin-1 only.
  if (settings.title) {
    texts[count].compression = PNG_ITXT_COMPRESSION_NONE;
    texts[count].key = (char *)"Title";
    texts[count].text = (char *)settings.title;
    count++;
  }
  if (settings.description) {
    texts[count].compression = PNG_ITXT_COMPRESSION_NONE;
    texts[count].key = (char *)"Description";
    texts[count].text = (char *)settings.description;
    texts[count].lang = (char *)"zh-CN";
    count++;
  }
  if (settings.english_description) {
    texts[count].compression = PNG_ITXT_COMPRESSION_NONE;
    texts[count].key = (char *)"Description";
    texts[count].text = (char *)settings.english_description;
    texts[count].lang = (char *)"en";
    count++;
  }
  if (count) png_set_text(png, info, texts, count);
  png_write_info(png, info);
  png_set_filler(png, 0, PNG_FILLER_AFTER);
  png_set_bgr(png);
  for (uint32_t y = 0; y < height; y++) png_write_row(png, pixels + (size_t)y * stride);
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  return 0;
}
