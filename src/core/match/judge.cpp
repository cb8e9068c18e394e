#include "core/match/judge.hpp"

#include <algorithm>

namespace zhuli::match {
namespace {

constexpr double kAutomatic = 6.9;  // log(1000)
constexpr double kUnlikely = -1;    // the most a pair scores that may not be one thing

bool names_something(Kind kind, bool by_text) {
    return kind == Kind::name || kind == Kind::person || (by_text && kind == Kind::text);
}

bool gives_number(Kind kind) {
    return kind == Kind::phone || kind == Kind::email || kind == Kind::identifier;
}

bool shares_number(const Table& table, Kind kind, const Agreement& agreement) {
    return gives_number(kind) && agreement.level >= Level::close &&
           distinctive(table, agreement.word_rarity);
}

bool shares_name(const Table& table, const Agreement& agreement) {
    if (agreement.level >= Level::close) return true;
    return agreement.level >= Level::related && distinctive(table, agreement.word_rarity);
}

bool contradicts(Kind kind, Level level) {
    if (kind == Kind::name) return level != Level::missing && level < Level::similar;
    return level == Level::different && kind != Kind::text && kind != Kind::number;
}

struct Agreements {
    std::array<Agreement, kMaxFields> all;
    std::span<const Agreement> of(const Table& table) const {
        return std::span(all).first(table.schema().size());
    }
};

Agreements compare_all(const Table& table, RowNo a, RowNo b) {
    Agreements agreements;
    for (std::size_t f = 0; f < table.schema().size(); ++f)
        agreements.all[f] = compare(table, f, a, b);
    return agreements;
}

Verdict verdict_of(const Table& table, const Model& model, std::span<const Agreement> agreements) {
    const double score = model.score(agreements);
    if (!may_be_one(table, agreements)) return {std::min(score, kUnlikely), Decision::no};
    return {score, decide(table, agreements, score)};
}

}  // namespace

bool may_be_one(const Table& table, std::span<const Agreement> agreements) {
    const Schema& schema = table.schema();
    const auto known = [&](std::size_t f) { return agreements[f].level != Level::missing; };
    bool has_name = false, has_place = false, judged = false;
    for (std::size_t f = 0; f < schema.size(); ++f) {
        has_name |= known(f) && names_something(schema[f].kind, false);
        has_place |= schema[f].kind == Kind::address && agreements[f].level >= Level::close &&
                     distinctive(table, agreements[f].word_rarity);
    }
    for (std::size_t f = 0; f < schema.size(); ++f) {
        judged |= gives_number(schema[f].kind) || names_something(schema[f].kind, true);
        if (!known(f)) continue;
        if (shares_number(table, schema[f].kind, agreements[f])) return true;
        if (!names_something(schema[f].kind, !has_name)) continue;
        if (shares_name(table, agreements[f])) return true;
        if (agreements[f].level >= Level::similar && has_place) return true;
    }
    return !judged;
}

Decision decide(const Table& table, std::span<const Agreement> agreements, double score) {
    if (score <= 0) return Decision::no;
    if (score < kAutomatic) return Decision::review;
    int named = 0, others = 0, contradicting = 0;
    for (std::size_t f = 0; f < agreements.size(); ++f) {
        const Kind kind = table.schema()[f].kind;
        const bool against = contradicts(kind, agreements[f].level);
        if (against && kind != Kind::address) return Decision::review;
        contradicting += against;
        const bool agrees = agreements[f].level >= Level::close;
        (names_something(kind, false) ? named : others) += agrees;
    }
    if (contradicting > (score < 2 * kAutomatic ? 0 : 1)) return Decision::review;
    return named > 0 && named + others > 1 ? Decision::automatic : Decision::review;
}

Verdict verdict(const Table& table, const Model& model, RowNo a, RowNo b) {
    return verdict_of(table, model, compare_all(table, a, b).of(table));
}

Judgement judge(const Table& table, const Model& model, RowNo a, RowNo b) {
    const Agreements agreements = compare_all(table, a, b);
    const auto [score, decision] = verdict_of(table, model, agreements.of(table));
    Judgement judgement{score, decision, {}};
    for (std::size_t f = 0; f < table.schema().size(); ++f) {
        const Agreement& agreement = agreements.all[f];
        if (agreement.level == Level::missing) continue;
        Reason reason{f, agreement.level, model.weight(f, agreement), {}};
        if (agreement.word != kNoWord) reason.word = table.lexicon().text(agreement.word);
        judgement.reasons.push_back(std::move(reason));
    }
    std::stable_sort(judgement.reasons.begin(), judgement.reasons.end(),
                     [](const Reason& x, const Reason& y) { return x.weight > y.weight; });
    return judgement;
}

}  // namespace zhuli::match
