// What is true of the clean-up list, without I/O: who may do what, how complete a record is, what
// becomes of a flaw when a customer is looked at again. What is wrong is in rules_find.hpp, how it
// is mended in rules_fix.hpp.
#pragma once

#include <map>
#include <span>

#include "core/calendar.hpp"
#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/cleanup/model_inputs.hpp"

namespace zhuli::cleanup {

inline constexpr int kMostWeight = 100;
inline constexpr int kMostStaleDays = 250;
inline constexpr int kShortDays = 7, kLongDays = 30;  // of what is counted as put right lately

std::span<const Permission> permissions();

/// What holds until somebody changes it.
Settings usual_settings();
Result<> check(const Settings& settings);

/// Whether the customer is somebody whose record people care for.
bool counts(const customers::Customer& customer);

/// Each weighted member and whether it is filled, the heaviest first.
std::vector<ScoreLine> lines_of(const customers::Customer& customer, const Settings& settings);
/// 0–100: the weight of what is filled, as a share of all.
int score_of(std::span<const ScoreLine> lines);
std::vector<std::string> missing_in(std::span<const ScoreLine> lines);
/// Rounded; 100 without records.
int average(std::int64_t score_sum, std::int64_t records_count);

/// What was found wrong with a customer just now.
struct Finding {
    FlawCode code = FlawCode::empty_profile;
    std::string value;
    Date since_on;
};

/// The flaw after a look at its customer: found again, changed, new, or gone. `found` null: it is
/// not there any more. A dismissed one waits again once its value is another.
Flaw after_look(const Flaw& known, const Finding* found, Id owner, Date today, Instant now);
Flaw new_flaw(const Finding& found, Id customer, Id owner, Instant now);

/// Who is counted where; what a change takes from one cell and adds to another.
struct Cells {
    struct Sum {
        std::int64_t records_count = 0, score_sum = 0;
    };
    std::map<Id, Sum> scores;                              // by owner
    std::map<std::pair<Id, FlawCode>, std::int64_t> open;  // by owner and code
    std::map<std::pair<Id, Date>, std::int64_t> resolved;  // by owner and day
    void count(const Completeness& one, int sign);
    void count(const Flaw& one, int sign);
};

std::vector<std::string> actions_for(const Ctx& ctx, const Flaw& flaw);

}  // namespace zhuli::cleanup
