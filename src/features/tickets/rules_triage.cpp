#include "features/tickets/rules_triage.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "core/problems.hpp"
#include "core/text/text.hpp"
#include "core/text/utf8.hpp"
#include "features/tickets/rules.hpp"

namespace zhuli::tickets {

namespace {

/// In the order of gravity: the first with a word in the complaint counts.
struct Sign {
    SeverityReason reason;
    Severity severity;
    Wordlist WordSettings::*words;
    const char* field;
};
constexpr Sign kSigns[] = {
    {SeverityReason::danger, Severity::s1, &WordSettings::danger_words, "danger_words"},
    {SeverityReason::standstill, Severity::s1, &WordSettings::standstill_words, "standstill_words"},
    {SeverityReason::many, Severity::s2, &WordSettings::many_words, "many_words"},
    {SeverityReason::wish, Severity::s4, &WordSettings::wish_words, "wish_words"},
};

constexpr std::size_t kFewestLetters = 2;
constexpr double kSure = 0.4;  // one keyword alone is

std::vector<std::string> standing_in(std::string_view folded, const Wordlist& words) {
    std::vector<std::string> found;
    for (const auto& word : words)
        if (folded.find(text::fold(word.v)) != folded.npos) found.push_back(word.v);
    return found;
}

void check_count(std::size_t count, Problems& problems) {
    if (count <= kMostTriaged) return;
    problems.push_back(
        {"items", "tickets.too_many_at_once", {{"max", std::to_string(kMostTriaged)}}});
}

Severity one_up(Severity severity) {
    return severity <= Severity::s1 ? Severity::s1
                                    : static_cast<Severity>(static_cast<int>(severity) - 1);
}

}  // namespace

SeverityView suggest_severity(const SeverityFacts& facts, const WordSettings& words) {
    SeverityView view{Severity::s3, {SeverityReason::usual}, {}};
    const std::string folded = text::fold(facts.words);
    for (const Sign& sign : kSigns) {
        auto found = standing_in(folded, words.*sign.words);
        if (found.empty()) continue;
        view = {sign.severity, {sign.reason}, std::move(found)};
        break;
    }
    const bool lifts = view.severity == Severity::s3 || view.severity == Severity::s4;
    if (lifts && facts.important) view.reasons.push_back(SeverityReason::important);
    if (lifts && facts.again) view.reasons.push_back(SeverityReason::again);
    if (lifts && (facts.important || facts.again)) view.severity = one_up(view.severity);
    return view;
}

WordSettings usual_words() {
    WordSettings usual;
    usual.danger_words = {"受伤", "伤人", "起火", "着火", "冒烟", "爆炸", "漏电", "触电", "中毒"};
    usual.standstill_words = {"停产", "停线", "停机", "停工"};
    usual.many_words = {"整批", "批量", "全部报废", "索赔", "律师", "曝光", "起诉"};
    usual.wish_words = {"建议", "希望以后", "能不能改进"};
    return usual;
}

Result<> check(const WordSettings& words) {
    std::vector<FieldProblem> problems;
    std::set<std::string> seen;
    for (const Sign& sign : kSigns) {
        const Wordlist& list = words.*sign.words;
        if (list.size() > kMostWords)
            problems.push_back(
                {sign.field, "tickets.too_many_words", {{"max", std::to_string(kMostWords)}}});
        for (const auto& word : list) {
            if (text::length(word.v) < kFewestLetters)
                problems.push_back({sign.field, "tickets.word_too_short", {{"word", word.v}}});
            if (!seen.insert(text::fold(word.v)).second)
                problems.push_back({sign.field, "tickets.word_twice", {{"word", word.v}}});
        }
    }
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

KindAdvice advise_kind(const Guess& guess, Kind usual) {
    const int percent = static_cast<int>(std::lround(100 * guess.confidence));
    if (usual != Kind::none && guess.confidence < kSure) return {usual, percent, true};
    return {guess.kind, percent, false};
}

Result<> check(const TriageUndo& in) {
    Problems problems;
    check_count(in.items.size(), problems);
    return refused_if_any(std::move(problems));
}

Result<> check(const Triage& in) {
    Problems problems;
    check_count(in.items.size(), problems);
    const bool everybody_named =
        std::ranges::all_of(in.items, [](const TriageItem& one) { return bool(one.owner_id); });
    if (in.act == TriageAct::give && !in.to_inbox && !in.owner_id && !everybody_named)
        problems.push_back({"owner_id", "field.required", {}});
    if (in.act == TriageAct::join && !in.into_id)
        problems.push_back({"into_id", "field.required", {}});
    return refused_if_any(std::move(problems));
}

Result<> check_acceptance(const Ctx& ctx, const Ticket& ticket) {
    CHECK(check_giving(ctx, ticket));
    if (ticket.classified_at.v == 0) return Done{};  // a mailbox's usual type is nobody's word
    return Problem::of(Status::conflict, "tickets.is_classified");
}

Result<> check_giving(const Ctx& ctx, const Ticket& ticket) {
    if (!reaches(ctx, "tickets.assign", ticket))
        return Problem::of(Status::forbidden, "problem.forbidden");
    if (!is_live(ticket.stage)) return Problem::of(Status::conflict, "tickets.is_closed");
    return Done{};
}

Result<> check_undo(TriageAct act, const Ticket& before, const Ticket& now) {
    const bool answered = before.replied_at != now.replied_at;
    const bool same_stage = before.stage == now.stage;
    const bool classified = before.classified_at != now.classified_at;
    bool is_it = false;
    switch (act) {
        case TriageAct::accept:
            is_it = same_stage && classified && before.classified_at.v == 0 && !answered;
            break;
        case TriageAct::give:
            is_it = same_stage && before.owner_id != now.owner_id && !classified && !answered;
            break;
        case TriageAct::join:
            is_it = is_live(before.stage) && now.stage == Stage::joined;
            break;
    }
    if (is_it) return Done{};
    return Problem::of(Status::conflict, "tickets.moved_on");
}

Result<> check_parting(const Ticket& before, const Ticket& into) {
    const std::vector<std::pair<std::string, std::string>> which{{"number", into.number.v}};
    if (!is_live(into.stage)) return Problem::of(Status::conflict, "tickets.into_ended", which);
    if (before.open_requests > 0)
        return Problem::of(Status::conflict, "tickets.requests_went_along", which);
    return Done{};
}

void rank_candidates(std::vector<Candidate>& candidates) {
    for (Candidate& one : candidates) one.fits = one.available && one.open_count < one.most_open;
    std::ranges::sort(candidates, {}, [](const Candidate& one) {
        const int load = one.most_open > 0 ? one.open_count * 1000 / one.most_open : 1000;
        return std::tuple(!one.fits, !one.skilled, load, one.user_id);
    });
}

Id first_choice(std::span<const Candidate> ranked) {
    return !ranked.empty() && ranked.front().fits ? ranked.front().user_id : Id{};
}

}  // namespace zhuli::tickets
