#!/bin/sh
# Makes, from Samples/sources, those sample documents that are not written by hand: the docx and the pdf with a real word
# processor, the web page in traditional script, and the texts in older encodings. The made files are kept beside the others;
# run this only after a source was changed, then Samples/check.py.
#
#   Debian, Ubuntu: apt-get install libreoffice-writer-nogui fonts-noto-cjk opencc poppler-utils
set -eu
LC_ALL=C.UTF-8
export LC_ALL
cd "$(dirname "$0")"
for tool in soffice opencc iconv; do
  command -v "$tool" >/dev/null || { echo "make.sh: $tool is not installed (see the top of this file)" >&2; exit 1; }
done
city=示例市
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

office() { # office FORMAT SOURCE...
  format=$1; shift
  soffice "-env:UserInstallation=file://$profile" --headless --convert-to "$format" --outdir "$city" "$@" >/dev/null 2>&1
}

office docx sources/云桥区2022年改革发展工作总结和2023年工作安排.fodt sources/澜江发改20240115.fodt
office pdf sources/澜江区2022年经济社会发展和重点改革工作总结.fodt

# A site's script switch goes character by character and knows only some of the traditional forms: hence 關于, 領導干部, 后續.
opencc -c sources/s2t-characters.json -i sources/t20220118_104417.html |
  sed 's/於/于/g; s/羣/群/g; s/衆/众/g; s/裏/里/g; s/幹/干/g; s/後續/后續/g; s/惠及群众/惠及群眾/g; s/佔/占/g;
       s/爲/為/g; s/啓/啟/g; s/採/采/g; s/籤約/簽約/g; s/分鍾/分鐘/g; s/河湧/河涌/g' \
  > "$city/t20220118_104417.html"

# GB18030 with CRLF, as an old office machine saves it; and a page that declares gb2312.
sed 's/$/\r/' sources/澜江区2021年工作总结.txt | iconv -f UTF-8 -t GB18030 > "$city/澜江区2021年工作总结.txt"
iconv -f UTF-8 -t GB2312 sources/content_20240119.htm > "$city/content_20240119.htm"
