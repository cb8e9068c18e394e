// What was written down about customers, for the search in notes: conversations and the remark in
// the record. Other capabilities' notes about a customer are found under its owner too, and come
// after a new one here: at once while there are few, else as a job. Until then the new owner does
// not find them all; the former one sees none, since every note is read by who may see it now.
#pragma once

#include <map>

#include "core/ctx.hpp"
#include "features/customers/model.hpp"
#include "features/feature.hpp"

namespace zhuli::customers {

using storage::Tx;

inline constexpr std::string_view kRefileJob = "customers.refile";

/// Names as the caller may see them: masked beyond customers.read.
class NamesForNotes {
 public:
    NamesForNotes(Tx& tx, const Ctx& ctx, std::span<const Id> customers);
    /// Null: there is no such customer.
    const CustomerName* of(Id customer) const;
    std::string title(Id customer) const;
    /// The customer, if its page shows the note to the caller.
    Id page(Id customer) const;

 private:
    const Ctx& ctx_;
    std::map<Id, CustomerName> names_;
};

/// Under whom notes about the customer are found now; whoever writes them holds the customer.
Id owner_for_notes(Tx& tx, Id customer);

std::vector<FoundNote> show_talks(Tx& tx, const Ctx& ctx, std::span<const Id> ids);
std::vector<FoundNote> show_remarks(Tx& tx, const Ctx& ctx, std::span<const Id> ids);

void follow_owners(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);
Result<> refile(const jobs::JobRun& run);

}  // namespace zhuli::customers
