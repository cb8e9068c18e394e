#include "cli/demo/assortment.hpp"

#include <fmt/format.h>

#include <cmath>

namespace zhuli::cli::demo {

namespace {

constexpr Series kSeries[] = {
    {"ZC",
     "轴承",
     "套",
     "{0}{1}-2RS",
     "深沟球轴承 {0}{1}-2RS",
     "系列 {0}，内径代号 {1}；双面橡胶密封，C3 游隙，润滑脂预填",
     {"68", "69", "60", "62", "63", "64"},
     {"02", "04", "05", "06", "08"},
     68'000,
     1.32,
     1.28,
     {20, 10, 50, 100},
     "洛阳轴承厂"},
    {"DG",
     "直线导轨",
     "根",
     "HGR{0}-{1}",
     "直线导轨 HGR{0} 长 {1} mm",
     "轨宽 {0} mm，长 {1} mm；高精度 H 级，配 HGH 滑块",
     {"15", "20", "25", "30", "35", "45"},
     {"500", "1000", "1500", "2000", "3000"},
     1'180'000,
     1.3,
     1.42,
     {2, 4, 1, 8},
     "台州精导科技"},
    {"QD",
     "气动元件",
     "只",
     "SC{0}x{1}",
     "标准气缸 SC{0}×{1}",
     "缸径 {0} mm，行程 {1} mm；双作用，带磁，接口 G1/4",
     {"32", "40", "50", "63", "80", "100"},
     {"50", "100", "150", "200", "300"},
     620'000,
     1.24,
     1.12,
     {4, 2, 10, 20},
     "宁波气动元件"},
    {"SF",
     "伺服电机",
     "台",
     "SV{0}-{3}",
     "伺服电机 {0} {1}型",
     "额定功率 {0}；{1}型，220 V，23 位编码器，含 3 m 线缆",
     {"100W", "200W", "400W", "750W", "1kW", "1.5kW"},
     {"标准", "抱闸", "绝对值", "防水", "套装"},
     5'600'000,
     1.22,
     1.16,
     {1, 2, 4, 6},
     "深圳伺服技术"},
    {"JS",
     "减速机",
     "台",
     "PLF{0}-{1}",
     "行星减速机 PLF{0} 速比 {1}",
     "法兰 {0} mm，速比 1:{1}；背隙 ≤ 8 弧分，免维护润滑",
     {"60", "80", "90", "115", "142", "180"},
     {"3", "5", "10", "20", "40"},
     4'800'000,
     1.34,
     1.1,
     {1, 2, 3, 4},
     "湖北行星传动"},
    {"CG",
     "传感器",
     "只",
     "LJ{0}-{3}",
     "接近开关 {0} {1}",
     "{0} 外螺纹，{1} 输出；DC 10–30 V，IP67，2 m 引线",
     {"M5", "M8", "M12", "M18", "M30", "Q40"},
     {"NPN常开", "NPN常闭", "PNP常开", "PNP常闭", "模拟量"},
     420'000,
     1.16,
     1.08,
     {10, 5, 20, 50},
     "上海传感器"},
    {"TB",
     "同步带",
     "条",
     "HTD{1}-{0}",
     "同步带 HTD {1} 周长 {0} mm",
     "节线长 {0} mm，{1} 齿形；聚氨酯，钢丝芯",
     {"400", "600", "800", "1000", "1500", "2000"},
     {"3M15", "5M15", "5M25", "8M30", "8M50"},
     180'000,
     1.3,
     1.34,
     {5, 10, 2, 20},
     "宁波同步带"},
    {"LZ",
     "联轴器",
     "只",
     "GS{0}-{1}",
     "梅花联轴器 GS{0} 孔径 {1}",
     "外径 {0} mm，孔径 {1} mm；铝合金，聚氨酯弹性体 98 ShA",
     {"20", "25", "30", "40", "55", "65"},
     {"6x8", "8x10", "10x12", "12x14", "14x19"},
     260'000,
     1.28,
     1.06,
     {5, 10, 2, 20},
     "苏州联轴器"},
    {"JG",
     "紧固件",
     "个",
     "DIN912-{0}x{1}",
     "内六角螺栓 {0}×{1}",
     "DIN 912，{0} × {1} mm，12.9 级，发黑；整包供应",
     {"M3", "M4", "M5", "M6", "M8", "M10"},
     {"10", "16", "20", "30", "50"},
     382,
     1.55,
     1.14,
     {1000, 500, 2000, 5000},
     "嘉兴标准件"},
    {"RH",
     "工业润滑",
     "桶",
     "RH-{2}{3}",
     "{0} 润滑油 {1}",
     "{0}，净含量 {1}；附 MSDS 与检测报告",
     {"抗磨液压油32", "抗磨液压油46", "齿轮油150", "齿轮油220", "导轨油68", "主轴油10"},
     {"1L", "4L", "18L", "20kg", "200L"},
     360'000,
     1.08,
     2.15,
     {2, 1, 5, 10},
     "中石化润滑"},
};

/// A line of the data sheet; value as the other patterns.
struct Line {
    std::string_view name, value, unit;
};
/// What stands in the data sheets of a series, in the order of kSeries.
struct Sheet {
    std::string_view material;
    Line lines[5];  // the rest empty
};
constexpr Sheet kSheets[] = {
    {"GCr15 轴承钢",
     {{"内径代号", "{1}", ""},
      {"密封", "双面橡胶 2RS", ""},
      {"游隙", "C3", ""},
      {"润滑", "预填锂基脂", ""}}},
    {"淬火轴承钢", {{"轨宽", "{0}", "mm"}, {"长度", "{1}", "mm"}, {"精度等级", "H", ""}}},
    {"铝合金缸筒",
     {{"缸径", "{0}", "mm"},
      {"行程", "{1}", "mm"},
      {"工作压力", "0.1–1.0", "MPa"},
      {"接口", "G1/4", ""}}},
    {"",
     {{"额定功率", "{0}", ""},
      {"电压", "220", "V"},
      {"编码器", "23", "位"},
      {"防护等级", "IP65", ""},
      {"线缆", "3", "m"}}},
    {"合金钢齿轮",
     {{"法兰", "{0}", "mm"},
      {"速比", "1:{1}", ""},
      {"背隙", "≤ 8", "弧分"},
      {"润滑", "免维护", ""}}},
    {"镀镍黄铜",
     {{"外螺纹", "{0}", ""},
      {"输出", "{1}", ""},
      {"供电", "DC 10–30", "V"},
      {"防护等级", "IP67", ""},
      {"引线", "2", "m"}}},
    {"聚氨酯", {{"节线长", "{0}", "mm"}, {"齿形", "{1}", ""}, {"芯线", "钢丝", ""}}},
    {"铝合金", {{"外径", "{0}", "mm"}, {"孔径", "{1}", "mm"}, {"弹性体硬度", "98", "ShA"}}},
    {"合金钢",
     {{"标准", "DIN 912", ""},
      {"规格", "{0}×{1}", ""},
      {"强度等级", "12.9", ""},
      {"表面", "发黑", ""}}},
    {"", {{"净含量", "{1}", ""}, {"随货文件", "MSDS 与检测报告", ""}}},
};

constexpr std::int64_t kYuan = 10'000;

/// As people price: whole yuan above a hundred, jiao above ten, fen above one.
std::int64_t rounded(double price_e4) {
    const std::int64_t step = price_e4 >= 100 * kYuan  ? kYuan
                              : price_e4 >= 10 * kYuan ? kYuan / 10
                              : price_e4 >= kYuan      ? kYuan / 100
                                                       : 1;
    return static_cast<std::int64_t>(std::llround(price_e4 / static_cast<double>(step))) * step;
}

/// EAN-13 with China's prefix; the check digit is right.
std::string barcode(int serial) {
    std::string code = fmt::format("6931{:08}", serial);
    int sum = 0;
    for (std::size_t i = 0; i < code.size(); ++i) sum += (code[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return code + static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace

static_assert(std::size(kSeries) == kSeriesCount && std::size(kSheets) == kSeriesCount);

std::span<const Series> series() { return kSeries; }

catalog::Product product_of(const Series& of, int index, Dice& dice) {
    const auto size = static_cast<std::size_t>(index / 5);
    const auto design = static_cast<std::size_t>(index % 5);
    const auto filled = [&](std::string_view pattern) {
        return fmt::format(fmt::runtime(pattern), of.sizes[size], of.designs[design],
                           static_cast<char>('A' + size), static_cast<char>('A' + design));
    };
    catalog::Product product;
    product.code = filled(of.product_code);
    product.name = filled(of.product_name);
    product.spec = filled(of.spec);
    product.unit = of.unit;
    const auto line = static_cast<int>(&of - kSeries);
    const Sheet& sheet = kSheets[line];
    product.material = sheet.material;
    for (const Line& one : sheet.lines)
        if (!one.name.empty())
            product.parameters.push_back({one.name, filled(one.value), one.unit});
    product.barcode = barcode(20'100'000 + line * 1000 + index);
    const double price = static_cast<double>(of.price_e4) *
                         std::pow(of.size_growth, static_cast<double>(size)) *
                         std::pow(of.design_growth, static_cast<double>(design));
    product.list_price_e4.v = rounded(price);
    product.floor_price_e4.v = rounded(price * 0.85);
    product.cost_e4.v = rounded(price * (0.58 + 0.12 * dice.share()));
    return product;
}

}  // namespace zhuli::cli::demo
