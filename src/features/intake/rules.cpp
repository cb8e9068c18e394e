#include "features/intake/rules.hpp"

#include <algorithm>

#include "core/problems.hpp"

namespace zhuli::intake {

using tickets::RecordKind;
using tickets::TicketRecord;

Result<> check(const NewComplaint& in, Instant now) {
    if (!in.website.empty()) return Problem::of(Status::invalid, "intake.not_by_a_person");
    const std::int64_t took = now.v - in.seen_at.v;
    if (took < kLeastMs) return Problem::of(Status::invalid, "intake.too_fast");
    if (took > kMostMs) return Problem::of(Status::invalid, "intake.too_old");
    return Done{};
}

bool is_taken(attachments::FileType type) {
    using enum attachments::FileType;
    return type == jpeg || type == png || type == webp || type == heic || type == pdf;
}

Match match_of(std::span<const Id> by_phone, Id order_customer, Id order) {
    if (by_phone.size() != 1) return {};
    const Id customer = by_phone.front();
    if (!order_customer) return {customer, {}, MatchedBy::phone};
    if (order_customer != customer) return {};
    return {customer, order, MatchedBy::phone_and_order};
}

std::vector<Said> said_of(std::span<const TicketRecord> own, Instant joined_at,
                          std::span<const TicketRecord> other) {
    std::vector<Said> said;
    for (const TicketRecord& record : own)
        if (record.kind == RecordKind::reply || record.kind == RecordKind::customer)
            said.push_back({record.at, record.kind == RecordKind::reply, record.words.v});
    for (const TicketRecord& record : other)
        if (record.kind == RecordKind::reply && record.at >= joined_at)
            said.push_back({record.at, true, record.words.v});
    std::ranges::stable_sort(said, {}, &Said::at);
    return said;
}

}  // namespace zhuli::intake
