// What helps whoever classifies a complaint: how grave its words sound, and who could take it.
// Pure, and only ever a suggestion.
#pragma once

#include <span>
#include <string_view>

#include "features/tickets/model_inputs.hpp"

namespace zhuli::tickets {

struct SeverityFacts {
    std::string_view words;
    bool important = false;  // a customer of tier A
    bool again = false;      // complained in the last thirty days already
};
struct SeverityView {
    Severity severity = Severity::s3;
    std::vector<SeverityReason> reasons;
};
SeverityView suggest_severity(const SeverityFacts& facts);

/// Skill, load and presence decide: first who is there and has room, of these first who can do this
/// kind, of these who has the smallest part of their load. Sets `fits`.
void rank_candidates(std::vector<Candidate>& candidates);
/// Who gets it when nobody is named; nobody if none fits.
Id first_choice(std::span<const Candidate> ranked);

}  // namespace zhuli::tickets
