#include "core/match/learn.hpp"

#include <algorithm>
#include <cmath>

#include "core/match/judge.hpp"

namespace zhuli::match {
namespace {

constexpr std::array<double, kLevels> kExpectedM = {0, 0.03, 0.07, 0.12, 0.18, 0.6};
constexpr std::array<double, kLevels> kExpectedU = {0, 0.9, 0.06, 0.02, 0.01, 0.01};
constexpr double kExpectedPairs = 20;  // what the expectation counts for
constexpr double kShrink = 0.25;       // of m stays as expected, so that learning never runs away
constexpr std::size_t kRandomPairs = 60'000, kFewestPairs = 2'000;
constexpr int kRounds = 25;
constexpr double kExpectedDuplicates = 0.1;  // of the records, to begin with
constexpr double kFewestDuplicates = 0.05;   // a clean list is no reason to overlook the next one
constexpr double kMostShare = 0.5;           // of the pairs

std::size_t no(Level level) { return static_cast<std::size_t>(level); }

// Steele, Lea and Flood's SplitMix64: the same pairs at every run.
std::uint64_t mixed(std::uint64_t n) {
    n += 0x9E3779B97F4A7C15ULL;
    n = (n ^ (n >> 30)) * 0xBF58476D1CE4E5B9ULL;
    n = (n ^ (n >> 27)) * 0x94D049BB133111EBULL;
    return n ^ (n >> 31);
}

double pair_count(const Table& table, Pairing pairing) {
    const double rows = table.size();
    if (pairing == Pairing::within) return std::max(1.0, rows * (rows - 1) / 2);
    std::array<double, 256> by_source{};
    for (RowNo row = 0; row < table.size(); ++row) ++by_source[table.source(row)];
    double same = 0;
    for (const double count : by_source) same += count * count;
    return std::max(1.0, (rows * rows - same) / 2);
}

void learn_u(Model& model, const Table& table, Pairing pairing) {
    const std::size_t fields = table.schema().size();
    std::vector<std::array<double, kLevels>> seen(fields);
    const auto pairs = static_cast<std::uint64_t>(
        std::clamp(pair_count(table, pairing) / 4, double(kFewestPairs), double(kRandomPairs)));
    for (std::uint64_t n = 0; n < pairs; ++n) {
        const auto a = static_cast<RowNo>(mixed(2 * n) % table.size());
        const auto b = static_cast<RowNo>(mixed(2 * n + 1) % table.size());
        if (a == b || (pairing == Pairing::across_sources && table.source(a) == table.source(b)))
            continue;
        for (std::size_t f = 0; f < fields; ++f) ++seen[f][no(compare(table, f, a, b).level)];
    }
    for (std::size_t f = 0; f < fields; ++f) {
        double total = 0;
        for (std::size_t l = 1; l < kLevels; ++l) total += seen[f][l] + 1;
        for (std::size_t l = 1; l < kLevels; ++l) model.fields[f].u[l] = (seen[f][l] + 1) / total;
    }
}

struct Sample {
    std::vector<Agreement> agreements;  // fields × pairs
    double scale = 1;                   // all rows / rows looked at
};

void add_pair(const Table& table, RowNo a, RowNo b, std::vector<Agreement>& out) {
    const std::size_t fields = table.schema().size(), before = out.size();
    for (std::size_t f = 0; f < fields; ++f) out.push_back(compare(table, f, a, b));
    if (!may_be_one(table, std::span(out).subspan(before))) out.resize(before);
}

Sample sample_of(const Table& table, Pairing pairing) {
    Sample sample;
    Candidates candidates(table, pairing);
    const RowNo step = std::max<RowNo>(1, table.size() / kLearnedRows);
    RowNo rows = 0;
    for (RowNo row = step - 1; row < table.size(); row += step, ++rows)
        for (const RowNo other : candidates.before(row))
            add_pair(table, row, other, sample.agreements);
    sample.scale = rows == 0 ? 1 : double(table.size()) / rows;
    return sample;
}

struct Expected {
    std::vector<std::array<double, kLevels>> levels;
    double matches = 0;
};

Expected expect(const Model& model, const Sample& sample) {
    const std::size_t fields = model.fields.size();
    Expected result{std::vector<std::array<double, kLevels>>(fields), 0};
    for (std::size_t at = 0; at < sample.agreements.size(); at += fields) {
        const double odds = model.score(std::span(sample.agreements).subspan(at, fields));
        const double p = 1 / (1 + std::exp(-odds));
        result.matches += p;
        for (std::size_t f = 0; f < fields; ++f)
            result.levels[f][no(sample.agreements[at + f].level)] += p;
    }
    return result;
}

void maximise(Model& model, const Expected& expected, double scale, double rows, double pairs) {
    for (std::size_t f = 0; f < model.fields.size(); ++f) {
        double total = kExpectedPairs;
        for (std::size_t l = 1; l < kLevels; ++l) total += expected.levels[f][l];
        for (std::size_t l = 1; l < kLevels; ++l)
            model.fields[f].m[l] =
                (1 - kShrink) * (expected.levels[f][l] + kExpectedM[l] * kExpectedPairs) / total +
                kShrink * kExpectedM[l];
    }
    const double matches = std::max(expected.matches * scale, kFewestDuplicates * rows);
    const double share = std::min(matches / pairs, kMostShare);
    model.prior = std::log(share / (1 - share));
}

}  // namespace

Model learn(const Table& table, Pairing pairing) {
    Model model{table.schema(), std::vector<FieldWeights>(table.schema().size()), 0};
    const double pairs = pair_count(table, pairing);
    for (auto& field : model.fields) field = {kExpectedM, kExpectedU};
    const double rows = std::max<double>(table.size(), 1);
    const double share = std::min(kExpectedDuplicates * rows / pairs, kMostShare);
    model.prior = std::log(share / (1 - share));
    if (table.size() < 2) return model;
    learn_u(model, table, pairing);
    const Sample sample = sample_of(table, pairing);
    for (int round = 0; round < kRounds; ++round)
        maximise(model, expect(model, sample), sample.scale, rows, pairs);
    return model;
}

}  // namespace zhuli::match
