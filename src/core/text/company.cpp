#include "core/text/company.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

#include "core/text/fold.hpp"
#include "core/text/gen/tables.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::text {
namespace {

using namespace std::string_view_literals;

constexpr std::array kBranchMarks = {"分公司"sv, "办事处"sv, "分店"sv,   "分行"sv,
                                     "支行"sv,   "门店"sv,   "营业部"sv, "经营部"sv};
constexpr std::array kLegalForms = {"股份有限责任公司"sv,
                                    "集团有限责任公司"sv,
                                    "有限责任公司"sv,
                                    "集团股份有限公司"sv,
                                    "控股集团有限公司"sv,
                                    "股份有限公司"sv,
                                    "集团有限公司"sv,
                                    "控股有限公司"sv,
                                    "有限公司"sv,
                                    "有限合伙企业"sv,
                                    "有限合伙"sv,
                                    "普通合伙"sv,
                                    "合伙企业"sv,
                                    "个人独资企业"sv,
                                    "个体工商户"sv,
                                    "特殊普通合伙"sv,
                                    "股份公司"sv,
                                    "集团公司"sv,
                                    "责任公司"sv,
                                    "控股集团"sv,
                                    "株式会社"sv,
                                    "总公司"sv,
                                    "公司"sv,
                                    "集团"sv,
                                    "股份"sv,
                                    "控股"sv};
constexpr std::array kLatinForms = {
    "co"sv,          "coltd"sv,   "ltd"sv, "limited"sv, "inc"sv,      "incorporated"sv, "corp"sv,
    "corporation"sv, "company"sv, "llc"sv, "llp"sv,     "lp"sv,       "plc"sv,          "gmbh"sv,
    "ag"sv,          "kg"sv,      "sa"sv,  "sas"sv,     "sarl"sv,     "srl"sv,          "spa"sv,
    "bv"sv,          "nv"sv,      "ab"sv,  "oy"sv,      "as"sv,       "pty"sv,          "pte"sv,
    "sdn"sv,         "bhd"sv,     "kk"sv,  "group"sv,   "holdings"sv, "holding"sv,      "and"sv};
// Alone, none of these tells two companies apart.
constexpr std::array kGeneric = {
    "银行"sv, "大学"sv,   "学院"sv, "医院"sv,   "学校"sv, "机场"sv,   "电力"sv,   "地铁"sv,
    "公交"sv, "日报"sv,   "啤酒"sv, "贸易"sv,   "科技"sv, "商贸"sv,   "实业"sv,   "电子"sv,
    "机械"sv, "建筑"sv,   "建设"sv, "工程"sv,   "物流"sv, "化工"sv,   "食品"sv,   "服装"sv,
    "纺织"sv, "国际"sv,   "投资"sv, "发展"sv,   "信息"sv, "技术"sv,   "网络"sv,   "软件"sv,
    "文化"sv, "传媒"sv,   "广告"sv, "咨询"sv,   "服务"sv, "管理"sv,   "房地产"sv, "置业"sv,
    "地产"sv, "汽车"sv,   "旅游"sv, "酒店"sv,   "餐饮"sv, "医药"sv,   "药业"sv,   "生物"sv,
    "能源"sv, "环保"sv,   "材料"sv, "新材料"sv, "钢铁"sv, "重工"sv,   "证券"sv,   "保险"sv,
    "信托"sv, "钢琴"sv,   "饭店"sv, "大厦"sv,   "第一"sv, "第二"sv,   "进出口"sv, "对外"sv,
    "市政"sv, "自来水"sv, "燃气"sv, "热力"sv,   "港口"sv, "港"sv,     "制造"sv,   "设备"sv,
    "五金"sv, "塑料"sv,   "包装"sv, "印刷"sv,   "家具"sv, "装饰"sv,   "电器"sv,   "电气"sv,
    "仪器"sv, "企业"sv,   "产业"sv, "控股"sv,   "集团"sv, "供应链"sv, "百货"sv,   "商场"sv,
    "超市"sv, "中心"sv};

const std::unordered_set<std::string_view>& regions() {
    static const std::unordered_set<std::string_view> all = [] {
        std::unordered_set<std::string_view> made;
        for (std::string_view rest = gen::kRegions; !rest.empty();) {
            const std::size_t space = rest.find(' ');
            made.insert(rest.substr(0, space));
            rest.remove_prefix(std::min(space + 1, rest.size()));
        }
        made.insert("东莞");  // the list has it with 市 only
        return made;
    }();
    return all;
}

constexpr std::size_t kHanBytes = 3;
constexpr std::array kRegionEnds = {"维吾尔自治区"sv, "壮族自治区"sv, "回族自治区"sv, "自治区"sv,
                                    "自治州"sv,       "特别行政区"sv, "地区"sv,       "省"sv,
                                    "市"sv,           "盟"sv};

// Bytes of the region `s` begins with: 浙江省, 杭州, 内蒙古自治区; 0 when it begins with none.
// `bare` becomes its name: 浙江.
std::size_t region_size(std::string_view s, std::string_view* bare = nullptr) {
    for (std::size_t chars = 8; chars >= 2; --chars) {
        const std::size_t size = chars * kHanBytes;
        if (size > s.size() || !regions().contains(s.substr(0, size))) continue;
        if (bare != nullptr) *bare = s.substr(0, size);
        if (bare != nullptr && chars > 2 && bare->ends_with("市")) bare->remove_suffix(kHanBytes);
        for (const std::string_view end : kRegionEnds)
            if (s.substr(size).starts_with(end)) return size + end.size();
        return size;
    }
    return 0;
}

// 南山区, 浦东新区, 德清县 after a city.
std::size_t district_size(std::string_view s) {
    for (std::size_t chars = 2; chars <= 3; ++chars)
        for (const std::string_view end : {"区"sv, "县"sv})
            if (s.size() > chars * kHanBytes && s.substr(chars * kHanBytes).starts_with(end) &&
                code_points(s.substr(0, chars * kHanBytes)).size() == chars)
                return chars * kHanBytes + end.size();
    return 0;
}

// The longest generic word `s` ends with; empty when it ends with none.
std::string_view last_generic(std::string_view s) {
    std::string_view last;
    for (const std::string_view word : kGeneric)
        if (s.ends_with(word) && word.size() > last.size()) last = word;
    return last;
}

bool generic(std::string_view s) {
    while (!s.empty()) {
        std::size_t longest = 0;
        for (const std::string_view word : kGeneric)
            if (s.starts_with(word)) longest = std::max(longest, word.size());
        if (longest == 0) return false;
        s.remove_prefix(longest);
    }
    return true;
}

std::string_view without_leading_region(std::string_view s, std::string& taken) {
    std::string_view best = s;
    bool in_region = false;
    for (int level = 0; level < 4; ++level) {
        std::string_view bare;
        std::size_t size = region_size(best, &bare);
        if (size == 0 && in_region) size = district_size(best);
        const std::string_view rest = best.substr(size);
        if (size == 0 || length(rest) < 2 || generic(rest)) break;
        taken += bare;
        best = rest;
        in_region = true;
    }
    return best;
}

// One pass from folded text to words without punctuation: Latin words apart, ideographs together;
// a bracket that holds only a region, 集团 or 中国 is left out.
std::vector<std::string> words_of(const std::string& folded) {
    std::vector<std::string> words;
    std::string word;
    Script before = Script::none;
    const auto end_word = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (const char32_t c : code_points(folded)) {
        const Script script = script_of(c);
        if (script == Script::none) {
            if (c == '.' || c == '\'' || c == 0x2019) continue;
            if (c == '(' || c == ')' || c == '[' || c == ']' || c == 0x3010 || c == 0x3011 ||
                before != Script::han)
                end_word();
            if (c == '&') words.push_back("and");
            continue;
        }
        if ((script == Script::han) != (before == Script::han)) end_word();
        append(word, c);
        before = script;
    }
    end_word();
    return words;
}

bool empty_bracket(std::string_view inside) {
    return inside == "集团" || inside == "中国" || inside == "控股" ||
           region_size(inside) == inside.size();
}

std::string without_brackets(const std::string& folded, std::string& regions_left_out) {
    std::string out;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t close = folded[at] == '(' ? folded.find(')', at) : std::string::npos;
        if (close != std::string::npos && at > 0 &&
            empty_bracket(std::string_view(folded).substr(at + 1, close - at - 1))) {
            std::string_view bare;
            region_size(std::string_view(folded).substr(at + 1, close - at - 1), &bare);
            regions_left_out += bare;
            at = close + 1;
        } else {
            out += folded[at++];
        }
    }
    return out;
}

bool strip_legal_form(std::string& s) {
    for (const std::string_view form : kLegalForms) {
        if (!s.ends_with(form) || length(s) < length(form) + 2) continue;
        s.resize(s.size() - form.size());
        return true;
    }
    return false;
}

// "…有限公司上海分公司" → the branch "上海"; `s` keeps what is before.
std::string take_branch(std::string& s) {
    for (const std::string_view mark : kBranchMarks) {
        if (!s.ends_with(mark)) continue;
        const std::string_view body = std::string_view(s).substr(0, s.size() - mark.size());
        const std::size_t form = body.rfind("公司");
        if (form == std::string_view::npos) continue;
        const std::size_t cut = form + "公司"sv.size();
        std::string branch(body.substr(cut));
        if (branch.empty()) branch = mark;
        s.resize(cut);
        return branch;
    }
    return {};
}

// 好运来新材料科技 → 新材料, 科技: at least two characters stay.
std::vector<std::string> trades_of(std::string_view core) {
    std::vector<std::string> trades;
    for (;;) {
        const std::string_view last = last_generic(core);
        if (last.empty() || length(core) < length(last) + 2) break;
        trades.emplace_back(last);
        core.remove_suffix(last.size());
    }
    return trades;
}

// Region of brackets comes in; that in front of the name is added.
CompanyParts parts_of_words(std::vector<std::string> words, std::string bracketed) {
    const auto latin_form = [](const std::string& w) {
        return std::find(kLatinForms.begin(), kLatinForms.end(), w) != kLatinForms.end();
    };
    if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
    while (words.size() > 1 && latin_form(words.back())) words.pop_back();
    std::string key;
    for (const std::string& word : words) key += word;
    CompanyParts parts;
    parts.branch = take_branch(key);
    for (int i = 0; i < 3 && strip_legal_form(key);) ++i;
    parts.core = std::string(without_leading_region(key, parts.region));
    parts.region += bracketed;
    parts.trades = trades_of(parts.core);
    return parts;
}

}  // namespace

CompanyParts company_parts(std::string_view name) {
    const std::string cleaned = clean(name);
    const std::string folded = fold(cleaned);
    std::string bracketed;
    std::vector<std::string> words = words_of(without_brackets(folded, bracketed));
    CompanyParts parts = parts_of_words(std::move(words), std::move(bracketed));
    if (!parts.core.empty()) return parts;
    parts.core = folded.empty() ? cleaned : folded;  // nothing but invisible characters
    return parts;
}

std::string company_key(std::string_view name) {
    const CompanyParts parts = company_parts(name);
    return parts.branch.empty() ? parts.core : parts.core + "#" + parts.branch;
}

}  // namespace zhuli::text
