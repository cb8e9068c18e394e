#include "tests/scenarios/script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "core/value/money.hpp"

namespace zhuli::scenarios {

namespace {

constexpr std::string_view kTitle = "场景", kComma = "，", kColon = "：", kBlank = " \t\r";

/// The first word, taken off `rest`. A comma ends it too, and stays.
std::string take_word(std::string_view& rest) {
    const auto end = std::min({rest.find(' '), rest.find(kComma), rest.size()});
    const std::string word(rest.substr(0, end));
    rest = rest.substr(end);
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlank), rest.size()));
    return word;
}

std::vector<std::string> split(std::string_view text, std::string_view mark) {
    std::vector<std::string> parts;
    for (;;) {
        const auto at = text.find(mark);
        parts.push_back(trimmed(text.substr(0, at)));
        if (at == text.npos) return parts;
        text.remove_prefix(at + mark.size());
    }
}

Step step_of(int number, std::string_view line) {
    Step step;
    step.line = number;
    step.text = line;
    step.who = take_word(line);
    step.verb = take_word(line);
    std::string rest(line);
    // 下单 给 杭州精工：P1001 × 3，… — the colon begins the list.
    if (const auto colon = rest.find(kColon); colon != rest.npos)
        rest.replace(colon, kColon.size(), kComma);
    step.terms = split(rest, kComma);
    step.object = step.terms.front();
    step.terms.erase(step.terms.begin());
    return step;
}

}  // namespace

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(kBlank);
    if (first == text.npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(kBlank) - first + 1));
}

std::string Step::term(std::string_view word) const {
    for (const std::string& candidate : terms)
        if (candidate.starts_with(word)) return trimmed(candidate.substr(word.size()));
    return {};
}

std::string Complaint::text() const {
    return fmt::format("{}:{}: {}\n  期望 {}\n  得到 {}", file, line, step, expected, got);
}

Script read_script(const std::string& file, std::string_view text) {
    Script script{.file = file};
    int number = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.empty() || line.starts_with('#')) continue;
        if (line.starts_with(kTitle) && script.title.empty()) {
            script.title = trimmed(line.substr(kTitle.size()));
        } else if (line.starts_with('|')) {
            if (script.steps.empty())
                script.complaints.push_back({file, number, line, "一个步骤在表格之前", "没有步骤"});
            else
                script.steps.back().block.push_back(trimmed(line.substr(1)));
        } else {
            script.steps.push_back(step_of(number, line));
        }
    }
    return script;
}

std::int64_t minor(const std::string& yuan) {
    const auto money = parse_money(yuan);
    if (!money) throw std::runtime_error("不是金额：" + yuan);
    return money->v;
}

std::int64_t price_e4(const std::string& yuan) {
    const auto price = parse_unit_price(yuan);
    if (!price) throw std::runtime_error("不是单价：" + yuan);
    return price->v;
}

std::pair<std::string, std::int64_t> counted(const std::string& term) {
    constexpr std::string_view kTimes = "×";
    const auto at = term.find(kTimes);
    if (at == term.npos) throw std::runtime_error("应写成 货号 × 数量，而不是 " + term);
    return {trimmed(term.substr(0, at)), std::stoll(term.substr(at + kTimes.size()))};
}

}  // namespace zhuli::scenarios
