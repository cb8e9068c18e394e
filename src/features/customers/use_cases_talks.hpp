// Conversations that come from elsewhere, with the moment they were held at: found again instead of
// entered twice, and taken back with the file they came in.
#pragma once

#include <functional>
#include <optional>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/customers/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::customers {

using storage::Tx;

struct ImportedTalk {
    Id customer_id;
    Channel channel = Channel::note;
    Text<2000> words;
    Instant happened_at;   // any time that has been
    Date next_contact_on;  // counts while it lies ahead and nothing else is planned
};

/// The customer called exactly so, else by the company's name without suffix, region and
/// punctuation; at most two, so that one knows whether it is only one.
std::vector<Id> find_called(Tx& tx, const Text<120>& name);
/// The same words in the same minute, as a sheet writes moments, unless they were taken back.
std::optional<Id> find_talk(Tx& tx, const ImportedTalk& talk);
/// What was said with a customer and counts, the earliest first, each to `use`; whoever asks has
/// decided that the caller may read it.
Result<> each_talk(Tx& tx, Id customer, const std::function<Result<>(const Interaction&)>& use);
/// Problems: 404 out of scope, 409 for an archived customer.
Result<Id> import_talk(Tx& tx, const Ctx& ctx, const ImportedTalk& talk);
/// Whoever imported it takes it back, whenever that is. False: it is not there any more.
bool take_back_talk(Tx& tx, const Ctx& ctx, Id talk);

}  // namespace zhuli::customers
