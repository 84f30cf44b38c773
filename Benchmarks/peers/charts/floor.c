// The grouped bars of Benchmarks/grouped-bars.vl.json by cairo and pango alone, with every place worked out by hand: what
// any program that draws with them must take at the least.
// usage: floor png|pdf|svg RUNS (median of CPU milliseconds) | floor once FOLDER (one PNG and one PDF)
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *areas[] = {"澜江区", "云桥区", "鹿屏区", "青禾区", "石渡区", "松湖区",
                              "临泉县", "安平县", "永丰县", "南溪县", "白塔县", "北岭县"};
static const double values[12][2] = {{412.6, 439.1}, {388.2, 405.7}, {356.9, 381.4}, {301.5, 322.8},
                                     {287.3, 279.6}, {254.8, 268.9}, {231.7, 240.2}, {198.4, 213.5},
                                     {176.1, 188.8}, {154.9, 160.3}, {121.2, 129.7}, {98.5, 103.6}};

static double cpu_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static cairo_status_t count_bytes(void *closure, const unsigned char *data, unsigned length) {
  (void)data;
  *(size_t *)closure += length;
  return CAIRO_STATUS_SUCCESS;
}

static void write_text(cairo_t *c, double x, double y, const char *text, const char *font, int centred) {
  PangoLayout *layout = pango_cairo_create_layout(c);
  PangoFontDescription *description = pango_font_description_from_string(font);
  pango_layout_set_font_description(layout, description);
  pango_layout_set_text(layout, text, -1);
  int width, height;
  pango_layout_get_size(layout, &width, &height);
  cairo_move_to(c, centred ? x - width / 2.0 / PANGO_SCALE : x, y - (double)height / PANGO_SCALE);
  pango_cairo_show_layout(c, layout);
  pango_font_description_free(description);
  g_object_unref(layout);
}

static void draw(cairo_t *c) {
  cairo_set_source_rgb(c, 1, 1, 1);
  cairo_paint(c);
  cairo_set_source_rgb(c, 0.1, 0.1, 0.1);
  write_text(c, 60, 60, "十二个区县地区生产总值", "Noto Sans CJK SC Bold 30", 0);
  write_text(c, 60, 100, "单位：亿元", "Noto Sans CJK SC 22", 0);
  char text[32];
  for (int tick = 0; tick <= 400; tick += 100) {
    double y = 820 - tick * 1.5;
    cairo_set_source_rgb(c, 0.87, 0.87, 0.87);
    cairo_move_to(c, 120, y);
    cairo_line_to(c, 1580, y);
    cairo_stroke(c);
    cairo_set_source_rgb(c, 0.1, 0.1, 0.1);
    snprintf(text, sizeof text, "%d", tick);
    write_text(c, 90, y + 14, text, "Noto Sans CJK SC 18", 1);
  }
  for (int i = 0; i < 12; i++) {
    double x = 140 + i * 120;
    for (int k = 0; k < 2; k++) {
      double height = values[i][k] * 1.5;
      if (k) cairo_set_source_rgb(c, 0.07, 0.26, 0.43);
      else cairo_set_source_rgb(c, 0.5, 0.58, 0.67);
      cairo_rectangle(c, x + k * 48, 820 - height, 46, height);
      cairo_fill(c);
      cairo_set_source_rgb(c, 0.1, 0.1, 0.1);
      snprintf(text, sizeof text, "%.1f", values[i][k]);
      write_text(c, x + k * 48 + 23, 816 - height, text, "Noto Sans CJK SC 14", 1);
    }
    write_text(c, x + 47, 860, areas[i], "Noto Sans CJK SC 20", 1);
  }
}

static void render(const char *format, cairo_write_func_t write, void *closure) {
  cairo_surface_t *surface = !strcmp(format, "png")   ? cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1600, 900)
                             : !strcmp(format, "pdf") ? cairo_pdf_surface_create_for_stream(write, closure, 1600, 900)
                                                      : cairo_svg_surface_create_for_stream(write, closure, 1600, 900);
  cairo_t *c = cairo_create(surface);
  draw(c);
  if (!strcmp(format, "png")) cairo_surface_write_to_png_stream(surface, write, closure);
  cairo_destroy(c);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
}

static cairo_status_t to_file(void *closure, const unsigned char *data, unsigned length) {
  return fwrite(data, 1, length, closure) == length ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static int ascending(const void *a, const void *b) {
  double d = *(const double *)a - *(const double *)b;
  return (d > 0) - (d < 0);
}

int main(int count, char **words) {
  if (count != 3) return 2;
  if (!strcmp(words[1], "once")) {
    const char *formats[] = {"png", "pdf"};
    for (int i = 0; i < 2; i++) {
      char path[4096];
      snprintf(path, sizeof path, "%s/floor.%s", words[2], formats[i]);
      FILE *file = fopen(path, "wb");
      if (!file) return 1;
      render(formats[i], to_file, file);
      fclose(file);
    }
    return 0;
  }
  int runs = atoi(words[2]);
  if (runs < 1 || runs > 1000) return 2;
  static double times[1000];
  size_t bytes = 0;
  render(words[1], count_bytes, &bytes);
  for (int i = 0; i < runs; i++) {
    double start = cpu_ms();
    render(words[1], count_bytes, &bytes);
    times[i] = cpu_ms() - start;
  }
  qsort(times, runs, sizeof *times, ascending);
  printf("%s\t%.1f\n", words[1], times[runs / 2]);
}
