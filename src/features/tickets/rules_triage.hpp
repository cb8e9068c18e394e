// What helps whoever classifies a complaint: how grave its words sound, what it is about, and who
// could take it. Pure, and only ever a suggestion; and what may be done with many at once.
#pragma once

#include <span>
#include <string_view>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/tickets/model_triage.hpp"
#include "features/tickets/rules_classify.hpp"

namespace zhuli::tickets {

struct SeverityFacts {
    std::string_view words;
    bool important = false;  // a customer of tier A
    bool again = false;      // complained in the last thirty days already
};
struct SeverityView {
    Severity severity = Severity::s3;
    std::vector<SeverityReason> reasons;
    std::vector<std::string> words;  // of the gravest list, those that stand there
};
/// The gravest list with a word in the complaint counts; the customer matters only where the words
/// alone say little.
SeverityView suggest_severity(const SeverityFacts& facts, const WordSettings& words);

/// What an organisation begins with.
WordSettings usual_words();
/// Words of two letters at least, each in one list.
Result<> check(const WordSettings& words);

struct KindAdvice {
    Kind kind = Kind::none;
    int percent = 0;
    bool usual_for_mail = false;  // the words say little: what its mailbox is for
};
/// `usual`: of the mailbox it came by; none: it has none.
KindAdvice advise_kind(const Guess& guess, Kind usual);

/// How many, and with all that the act needs.
Result<> check(const Triage& in);
/// Nobody's decision is overwritten by a suggestion.
Result<> check_acceptance(const Ctx& ctx, const Ticket& ticket);
Result<> check_giving(const Ctx& ctx, const Ticket& ticket);

/// How many.
Result<> check(const TriageUndo& in);
/// Whether what led from `before` to `now` is that act and nothing besides it.
Result<> check_undo(TriageAct act, const Ticket& before, const Ticket& now);
/// The other goes on still, and no request to a department went along.
Result<> check_parting(const Ticket& before, const Ticket& into);

/// Skill, load and presence decide: first who is there and has room, of these first who can do this
/// kind, of these who has the smallest part of their load. Sets `fits`.
void rank_candidates(std::vector<Candidate>& candidates);
/// Who gets it when nobody is named; nobody if none fits.
Id first_choice(std::span<const Candidate> ranked);

}  // namespace zhuli::tickets
