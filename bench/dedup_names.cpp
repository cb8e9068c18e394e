// Chinese company names as they are met: a register of full names made of real short names, and
// some of them again as somebody else would type them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unordered_set>

#include "bench/dedup_sets.hpp"
#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"
#include "sheet/reader.hpp"

namespace zhuli::bench {

namespace {

constexpr std::size_t kCompanies = 30'000;
constexpr std::size_t kAgainEvery = 6;  // one company in so many is there twice
constexpr std::string_view kFile = "cn-company-short-names/Company-Shorter-Form.txt.gz";

constexpr std::array<std::string_view, 24> kRegions = {
    "北京", "上海", "天津", "重庆", "广州", "深圳", "杭州", "南京", "苏州", "无锡", "宁波", "武汉",
    "成都", "西安", "青岛", "济南", "厦门", "福州", "长沙", "郑州", "佛山", "东莞", "合肥", "昆明"};
constexpr std::array<std::string_view, 20> kTrades = {
    "科技",     "贸易",     "电子",   "机械",   "实业",       "商贸",    "网络科技",
    "信息技术", "文化传媒", "食品",   "新材料", "建筑工程",   "物流",    "服装",
    "生物科技", "餐饮管理", "进出口", "化工",   "供应链管理", "医疗器械"};
constexpr std::array<std::string_view, 4> kForms = {"有限公司", "有限责任公司", "股份有限公司",
                                                    "集团有限公司"};

std::uint64_t mixed(std::uint64_t n) {
    n += 0x9E3779B97F4A7C15ULL;
    n = (n ^ (n >> 30)) * 0xBF58476D1CE4E5B9ULL;
    n = (n ^ (n >> 27)) * 0x94D049BB133111EBULL;
    return n ^ (n >> 31);
}

struct Company {
    std::string_view region, trade, form;
    std::string brand;
    std::string name() const { return fmt::format("{}{}{}{}", region, brand, trade, form); }
};

bool is_brand(std::string_view s) {
    const auto codes = text::code_points(s);
    return codes.size() >= 2 && codes.size() <= 6 &&
           std::all_of(codes.begin(), codes.end(), text::is_ideographic);
}

std::vector<std::string> brands(const std::string& file) {
    sheet::Options options;
    options.header_row = 0;
    options.delimiter = '\t';
    auto opened = sheet::open(file, options);
    if (!opened.ok()) throw std::runtime_error("cannot read " + file);
    std::vector<std::string> all;
    for (sheet::Row row;;) {
        const auto more = opened.value()->next(row);
        if (!more.ok()) throw std::runtime_error("a broken row in " + file);
        if (!more.value()) return all;
        if (!row.cells.empty() && is_brand(row.cells[0])) all.emplace_back(row.cells[0]);
    }
}

std::string full_width(std::string_view s) {
    std::string out;
    for (const char32_t c : text::code_points(s))
        text::append(out, c > ' ' && c < 0x7F ? c + 0xFEE0 : c);
    return out;
}

constexpr std::size_t kVariants = 8;
/// Another legal form, a branch, the short name alone, traditional, full width with the region in
/// brackets behind, no region, the region in brackets, spaces and a dot.
std::string variant(const Company& c, std::size_t kind, std::uint64_t m) {
    switch (kind) {
        case 0: {
            const auto other = kForms[(m >> 8) % kForms.size()];
            return fmt::format("{}{}{}{}", c.region, c.brand, c.trade,
                               other == c.form ? "公司" : other);
        }
        case 1:
            return c.name() + std::string(kRegions[(m >> 8) % kRegions.size()]) + "分公司";
        case 2:
            return c.brand;
        case 3:
            return text::traditional(c.name());
        case 4:
            return full_width(fmt::format("{}{}({}){}", c.brand, c.trade, c.region, c.form));
        case 5:
            return fmt::format("{}{}{}", c.brand, c.trade, c.form);
        case 6:
            return fmt::format("{}({}){}{}", c.brand, c.region, c.trade, c.form);
        default:
            return fmt::format("{}市 {} {}·{}", c.region, c.brand, c.trade, c.form);
    }
}

}  // namespace

DedupSet chinese_names(const std::string& folder) {
    DedupSet set;
    set.source.name = "chinese-names";
    set.source.files = {std::string(kFile)};
    set.source.fields = {{"name", match::Kind::name}};
    set.source.floor_recall = 0.95;
    const auto all = brands(folder + std::string(kFile));
    if (all.empty()) throw std::runtime_error("no short names");
    std::unordered_set<std::string> taken;
    for (std::uint64_t n = 0; taken.size() < kCompanies && n < 4 * kCompanies; ++n) {
        const std::uint64_t m = mixed(n);
        const Company company{kRegions[(m >> 40) % kRegions.size()],
                              kTrades[(m >> 48) % kTrades.size()],
                              kForms[(m >> 56) % kForms.size()], all[m % all.size()]};
        if (!taken.insert(company.brand).second) continue;
        const auto row = static_cast<match::RowNo>(set.rows.size());
        set.rows.push_back({company.name()});
        if (taken.size() % kAgainEvery != 0) continue;
        set.rows.push_back({variant(company, (taken.size() / kAgainEvery) % kVariants, m)});
        set.truth.insert({row, row + 1});
    }
    set.list_of.assign(set.rows.size(), 0);
    set.note = fmt::format(
        "{} companies that match nobody; every eighth variant is the bare short "
        "name",
        kCompanies - set.truth.size());
    return set;
}

}  // namespace zhuli::bench
