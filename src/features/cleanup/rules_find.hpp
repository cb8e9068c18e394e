// What is wrong with one customer, as pure functions. Values the product cannot store (a phone that
// is none, a credit code with a wrong checksum) are no flaws: they never get here. What it can
// store and nobody meant is.
#pragma once

#include <vector>

#include "features/cleanup/rules.hpp"

namespace zhuli::cleanup {

/// Raised when what is found changes, so that everybody is looked at again.
inline constexpr std::int64_t kRulesNo = 1;

/// What is the same for every flaw of one code.
struct FlawTraits {
    FlawCode code = FlawCode::empty_profile;
    FlawKind kind = FlawKind::empty;
    Severity severity = Severity::low;
    std::string_view field;      // of the customer
    std::vector<FixKind> fixes;  // the likeliest first
};
const FlawTraits& traits_of(FlawCode code);

/// What rules look at beside the record itself.
struct Facts {
    const customers::Customer& customer;
    Phone wrong_number;  // that the last call did not reach them by
};

struct Look {
    std::vector<Finding> findings;  // by code
    std::vector<ScoreLine> lines;
    int score = 0;
    Date look_on;  // the day on which only time makes something wrong
};
Look look_at(const Facts& facts, const Settings& settings, const WorkCalendar& calendar,
             Date today);

/// Half-width letters and digits, one space at most, none between ideographs.
std::string tidy_name(std::string_view name);
/// The address without the slip of the finger in its domain; nothing if there is none.
std::optional<std::string> corrected_email(std::string_view email);
/// The first mobile number in a text.
std::optional<Phone> number_in(std::string_view text);
bool looks_like_company(std::string_view name);
bool looks_like_number(std::string_view name);
bool looks_like_trial(std::string_view name);
bool looks_made_up(const Phone& phone);
/// The number that stands in the note or as the WeChat name.
std::optional<Phone> number_elsewhere(const customers::Customer& customer);

/// The working day from which a lead last contacted on `since` is stale.
Date stale_from(const WorkCalendar& calendar, Date since, int stale_days);

}  // namespace zhuli::cleanup
