# The grouped bars of Benchmarks/grouped-bars.vl.json; `terminal`, `file`, `times` and `data` come from the command line.
set terminal @terminal font "Noto Sans CJK SC,20"
set style data histogram
set style histogram cluster gap 1
set style fill solid noborder
set title "十二个区县地区生产总值\n单位：亿元"
set key top right
set yrange [0:*]
do for [run = 1:times] {
  set output file
  plot data using 2:xtic(1) title "2022" linecolor rgb "#8094AB", '' using 3 title "2023" linecolor rgb "#12436D", \
    '' using ($0 - 0.17):2:(sprintf("%.1f", $2)) with labels font ",12" offset 0,0.5 notitle, \
    '' using ($0 + 0.17):3:(sprintf("%.1f", $3)) with labels font ",12" offset 0,0.5 notitle
  unset output
}
