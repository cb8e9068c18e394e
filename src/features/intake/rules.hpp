// What is true of complaints by the form, without I/O: what is taken from somebody nobody knows,
// how much of it, when it is certain whose complaint it is, and what its page says.
#pragma once

#include <span>

#include "core/result.hpp"
#include "features/attachments/model.hpp"
#include "features/intake/model_inputs.hpp"

namespace zhuli::intake {

inline constexpr std::int64_t kLeastMs = 3'000;  // nobody writes a complaint faster
inline constexpr std::int64_t kMostMs = 24 * kHourMs;
inline constexpr std::int64_t kRepeatMs = 10 * kMinuteMs;  // the same words again are no other one
inline constexpr std::int64_t kMostAnHour = 60, kMostADay = 400;  // of an organisation
inline constexpr int kMostFiles = 6;
inline constexpr std::int64_t kMostFileBytes = 512 << 10;
inline constexpr std::int64_t kMostWordsADay = 20;  // of one complaint

/// Filled by a person, in a time a person needs.
Result<> check(const NewComplaint& in, Instant now);
/// Photos and PDF.
bool is_taken(attachments::FileType type);

/// Whose complaint it is, where that is certain: the phone is one customer's alone, and the order,
/// if one was named, is not another's. An order number alone is no proof.
struct Match {
    Id customer_id, order_id;
    MatchedBy by = MatchedBy::nothing;
};
Match match_of(std::span<const Id> by_phone, Id order_customer, Id order);

/// For the customer: answers and their own words, nothing that was written among us. Of a ticket
/// it was joined to (`other`) only answers since then.
std::vector<Said> said_of(std::span<const tickets::TicketRecord> own, Instant joined_at,
                          std::span<const tickets::TicketRecord> other);

}  // namespace zhuli::intake
