// What is true of segments and offers, without I/O: who may, what follows what, who is written to
// and when again.
#pragma once

#include <span>

#include "core/permission.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/offers/model_inputs.hpp"

namespace zhuli::offers {

inline constexpr std::int64_t kGapMs = 2 * kSecondMs;  // between two mails of an offer
inline constexpr std::int64_t kGiveUpMs = 48 * kHourMs;
inline constexpr std::int64_t kLongestPauseMs = kHourMs;
inline constexpr std::int64_t kNoServerPauseMs = 10 * kMinuteMs;
inline constexpr int kLongestOrderDays = 365;
inline constexpr int kLongestDays = 3650;  // of a segment's bands
inline constexpr int kCallMinutes = 60;    // working minutes until who asks for a call is called
inline constexpr int kInterestMinutes = 480;
inline constexpr std::string_view kSendJob = "offers.send";  // its subject is the offer

std::span<const Permission> permissions();
Workflow<OfferState, Offer> workflow();

Result<> check(const Segment& segment);
Result<> check(const SegmentFilter& filter);
/// `today`: it must still be valid for whoever gets it.
Result<> check(const Offer& offer, Date today);
/// http or https, a host, nothing more.
Result<> check(const Sending& sending);

/// The links of an offer work: it was sent, is not stopped, and its last day is not over.
bool is_open(const Offer& offer, Date today);
/// Why a match is not written to; none: it is.
LeftOut left_out(OfferChannel channel, const Match& match);
/// Why nobody who still waits gets a mail any more; none: they do. `away`: how long no mail server
/// has been switched on.
LeftOut end_of_waiting(const Offer& offer, Date today, std::int64_t away_ms);
/// 409 once it was withdrawn: for good.
Result<> check_consent(std::string_view state, ConsentKind next);

/// The pause after so many failed tries: one minute, two, four … one hour.
std::int64_t pause_ms(std::int64_t tries);
bool wants_contact(OfferAnswer answer);

/// For timelines and consumers: {words: title, answer}.
std::string event_body(const Offer& offer, std::string_view words = {});

}  // namespace zhuli::offers
