#include "features/tickets/rules_classify.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <set>

namespace zhuli::tickets {

namespace {

struct Keyword {
    Kind kind;
    std::string_view word;
};

constexpr Keyword kKeywords[] = {
    {Kind::logistics, "快递"},   {Kind::logistics, "物流"},     {Kind::logistics, "发货"},
    {Kind::logistics, "送货"},   {Kind::logistics, "配送"},     {Kind::logistics, "送达"},
    {Kind::logistics, "到货"},   {Kind::logistics, "收货"},     {Kind::logistics, "运输"},
    {Kind::logistics, "包装"},   {Kind::logistics, "外箱"},     {Kind::logistics, "纸箱"},
    {Kind::logistics, "破损"},   {Kind::logistics, "压坏"},     {Kind::logistics, "少发"},
    {Kind::logistics, "漏发"},   {Kind::logistics, "错发"},     {Kind::logistics, "丢件"},
    {Kind::logistics, "单号"},   {Kind::logistics, "司机"},     {Kind::logistics, "签收"},
    {Kind::logistics, "延误"},   {Kind::quality, "质量"},       {Kind::quality, "品质"},
    {Kind::quality, "缺陷"},     {Kind::quality, "开裂"},       {Kind::quality, "断裂"},
    {Kind::quality, "生锈"},     {Kind::quality, "变形"},       {Kind::quality, "尺寸"},
    {Kind::quality, "色差"},     {Kind::quality, "异味"},       {Kind::quality, "味道"},
    {Kind::quality, "假货"},     {Kind::quality, "正品"},       {Kind::quality, "过期"},
    {Kind::quality, "不合格"},   {Kind::quality, "次品"},       {Kind::quality, "划痕"},
    {Kind::quality, "效果"},     {Kind::quality, "不能用"},     {Kind::quality, "用不了"},
    {Kind::quality, "毛刺"},     {Kind::quality, "卡滞"},       {Kind::quality, "漏油"},
    {Kind::quality, "坏了"},     {Kind::after_sales, "客服"},   {Kind::after_sales, "售后"},
    {Kind::after_sales, "服务"}, {Kind::after_sales, "态度"},   {Kind::after_sales, "退货"},
    {Kind::after_sales, "退款"}, {Kind::after_sales, "换货"},   {Kind::after_sales, "维修"},
    {Kind::after_sales, "保修"}, {Kind::after_sales, "没人理"}, {Kind::after_sales, "不回复"},
    {Kind::after_sales, "推诿"}, {Kind::after_sales, "补偿"},   {Kind::technical, "说明书"},
    {Kind::technical, "安装"},   {Kind::technical, "参数"},     {Kind::technical, "调试"},
    {Kind::technical, "报警"},   {Kind::technical, "程序"},     {Kind::technical, "接线"},
    {Kind::technical, "通讯"},   {Kind::technical, "不会用"},   {Kind::technical, "教程"},
    {Kind::technical, "图纸"},   {Kind::technical, "兼容"},     {Kind::technical, "驱动"},
    {Kind::billing, "发票"},     {Kind::billing, "开票"},       {Kind::billing, "税号"},
    {Kind::billing, "专票"},     {Kind::billing, "对账"},       {Kind::billing, "账单"},
    {Kind::billing, "多收"},     {Kind::billing, "扣款"},       {Kind::billing, "付款"},
    {Kind::billing, "金额"},     {Kind::billing, "结算"},       {Kind::billing, "账期"},
};

constexpr double kPerKeyword = 1.5, kOtherAlone = 0.5;  // log odds
constexpr int kRounds = 15;
constexpr double kStep = 0.3, kHold = 1e-4;  // of AdaGrad; towards zero
constexpr std::size_t kMostRuns = 1200;      // of one text
constexpr std::string_view kFormat = "zhuli kinds 1";

std::size_t at(Kind kind) { return static_cast<std::size_t>(kind) - 1; }

bool is_letter(std::string_view letter) {
    if (letter.size() > 1) {
        // 、。 and their like, and full-width punctuation.
        return !letter.starts_with("\xE3\x80") && !letter.starts_with("\xEF\xBC") &&
               !letter.starts_with("\xEF\xBD") && !letter.starts_with("\xE2\x80");
    }
    const auto c = static_cast<unsigned char>(letter[0]);
    return std::isalnum(c) != 0;
}

std::vector<std::string_view> letters_of(std::string_view words) {
    std::vector<std::string_view> letters;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i + 1;
        while (end < words.size() && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) ++end;
        letters.push_back(words.substr(i, end - i));
        i = end;
    }
    return letters;
}

/// Runs of one to three letters, each once; nothing goes over a comma.
std::set<std::string, std::less<>> runs_of(std::string_view words) {
    std::set<std::string, std::less<>> runs{""};  // what every text has
    const auto letters = letters_of(words);
    for (std::size_t from = 0; from < letters.size() && runs.size() < kMostRuns; ++from) {
        std::string run;
        for (std::size_t i = from; i < std::min(from + 3, letters.size()); ++i) {
            if (!is_letter(letters[i])) break;
            run += letters[i];
            runs.insert(run);
        }
    }
    return runs;
}

Chances prior_of(std::string_view words) {
    Chances scores{};
    for (const Keyword& keyword : kKeywords)
        if (words.find(keyword.word) != words.npos) scores[at(keyword.kind)] += kPerKeyword;
    scores[at(Kind::other)] += kOtherAlone;
    return scores;
}

Chances shares_of(const Chances& scores, double temperature) {
    const double most = *std::ranges::max_element(scores);
    Chances shares{};
    double sum = 0;
    for (std::size_t k = 0; k < kKindCount; ++k)
        sum += shares[k] = std::exp((scores[k] - most) / temperature);
    for (double& share : shares) share /= sum;
    return shares;
}

/// A shuffle that is the same everywhere.
void shuffle(std::vector<std::size_t>& order, std::uint64_t& seed) {
    for (std::size_t i = order.size(); i > 1; --i) {
        seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
        std::swap(order[i - 1], order[(seed >> 33) % i]);
    }
}

/// One text with its runs as numbers.
struct Example {
    std::vector<std::size_t> runs;
    Chances prior;
    std::size_t kind = 0;
};

/// The regression while it learns.
struct Learning {
    std::vector<std::array<float, kKindCount>> weights, squares;

    Chances scores(const Example& example) const {
        Chances scores = example.prior;
        for (const std::size_t run : example.runs)
            for (std::size_t k = 0; k < kKindCount; ++k)
                scores[k] += static_cast<double>(weights[run][k]);
        return scores;
    }
    void see(const Example& example) {
        const Chances shares = shares_of(scores(example), 1);
        for (std::size_t k = 0; k < kKindCount; ++k) {
            const double error = shares[k] - (k == example.kind ? 1 : 0);
            if (std::abs(error) < 1e-4) continue;
            for (const std::size_t run : example.runs) nudge(run, k, error);
        }
    }
    void nudge(std::size_t run, std::size_t k, double error) {
        float& weight = weights[run][k];
        const double slope = error + kHold * static_cast<double>(weight);
        squares[run][k] += static_cast<float>(slope * slope);
        weight -= static_cast<float>(kStep * slope /
                                     (0.01 + std::sqrt(static_cast<double>(squares[run][k]))));
    }
};

using Numbers = std::map<std::string, std::size_t, std::less<>>;

/// Those of two texts at least, numbered: what stands in one alone teaches nothing of others.
Numbers shared_runs(std::span<const Labelled> tickets) {
    std::map<std::string, int, std::less<>> counts;
    for (const Labelled& ticket : tickets)
        for (const std::string& run : runs_of(ticket.words)) ++counts[run];
    Numbers numbers;
    for (const auto& [run, count] : counts)
        if (count > 1) numbers.emplace(run, numbers.size());
    return numbers;
}

double number_in(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string_view next_part(std::string_view& text, char end) {
    const auto found = text.find(end);
    const auto part = text.substr(0, found);
    text = found == text.npos ? std::string_view{} : text.substr(found + 1);
    return part;
}

}  // namespace

std::vector<std::string> keywords_in(std::string_view words) {
    std::vector<std::string> found;
    for (const Keyword& keyword : kKeywords)
        if (words.find(keyword.word) != words.npos) found.emplace_back(keyword.word);
    return found;
}

KindModel KindModel::learn(std::span<const Labelled> tickets) {
    KindModel model;
    if (tickets.size() < kLearnsFrom) return model;
    // Every fourth is kept back to say how sure to be; then all of them teach.
    std::vector<Labelled> most, kept;
    for (std::size_t i = 0; i < tickets.size(); ++i)
        (i % 4 == 3 ? kept : most).push_back(tickets[i]);
    model.fit(most);
    model.calibrate(kept);
    model.fit(tickets);
    model.learned_from_ = tickets.size();
    return model;
}

void KindModel::fit(std::span<const Labelled> tickets) {
    const auto numbers = shared_runs(tickets);
    std::vector<Example> examples;
    for (const Labelled& ticket : tickets) {
        Example& example = examples.emplace_back();
        example.prior = prior_of(ticket.words);
        example.kind = at(ticket.kind);
        for (const std::string& run : runs_of(ticket.words))
            if (const auto found = numbers.find(run); found != numbers.end())
                example.runs.push_back(found->second);
    }
    Learning learning;
    learning.weights.resize(numbers.size());
    learning.squares.resize(numbers.size());
    std::vector<std::size_t> order(examples.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::uint64_t seed = 20261128;
    for (int round = 0; round < kRounds; ++round) {
        shuffle(order, seed);
        for (const std::size_t i : order) learning.see(examples[i]);
    }
    weights_.clear();
    for (const auto& [run, number] : numbers) weights_.emplace(run, learning.weights[number]);
}

void KindModel::calibrate(std::span<const Labelled> tickets) {
    double best_loss = 1e300;
    for (int tenths = 3; tenths <= 60; ++tenths) {
        double loss = 0;
        for (const Labelled& ticket : tickets) {
            const auto shares = shares_of(scores(ticket.words), tenths / 10.0);
            loss -= std::log(std::max(shares[at(ticket.kind)], 1e-9));
        }
        if (loss < best_loss) {
            best_loss = loss;
            temperature_ = tenths / 10.0;
        }
    }
}

Chances KindModel::scores(std::string_view words) const {
    Chances scores = prior_of(words);
    if (weights_.empty()) return scores;
    for (const std::string& run : runs_of(words))
        if (const auto found = weights_.find(run); found != weights_.end())
            for (std::size_t k = 0; k < kKindCount; ++k)
                scores[k] += static_cast<double>(found->second[k]);
    return scores;
}

Chances KindModel::chances(std::string_view words) const {
    return shares_of(scores(words), temperature_);
}

Guess KindModel::guess(std::string_view words) const {
    const Chances all = chances(words);
    const auto best = std::ranges::max_element(all);
    return {static_cast<Kind>(best - all.begin() + 1), *best};
}

std::string KindModel::to_text() const {
    char number[32];
    const auto written = [&](double value) {
        const int length = std::snprintf(number, sizeof number, "%.4g", value);
        return std::string_view(number, static_cast<std::size_t>(length));
    };
    std::string text(kFormat);
    text += '\n' + std::to_string(learned_from_) + '\n';
    text += written(temperature_);
    text += '\n';
    for (const auto& [run, weights] : weights_) {
        const auto heavy = [](float weight) { return std::abs(weight) >= 0.02F; };
        if (std::ranges::none_of(weights, heavy)) continue;  // says nothing
        text += run;
        for (const float weight : weights) (text += '\t') += written(static_cast<double>(weight));
        text += '\n';
    }
    return text;
}

KindModel KindModel::from_text(std::string_view text) {
    KindModel model;
    if (next_part(text, '\n') != kFormat) return model;
    model.learned_from_ = static_cast<std::size_t>(number_in(next_part(text, '\n')));
    model.temperature_ = number_in(next_part(text, '\n'));
    while (!text.empty()) {
        auto line = next_part(text, '\n');
        const auto run = next_part(line, '\t');
        Weights weights{};
        for (float& weight : weights) weight = static_cast<float>(number_in(next_part(line, '\t')));
        model.weights_.emplace(run, weights);
    }
    return model;
}

}  // namespace zhuli::tickets
