#include "features/orders/use_cases_notes.hpp"

#include <algorithm>

#include "core/text/excerpt.hpp"
#include "storage/entity.hpp"
#include "storage/note_index.hpp"

namespace zhuli::orders {

namespace {

std::vector<std::string_view> words_of(const OrderHead& order) {
    return {order.note.v, order.cancel_reason.v};
}

bool nothing_in(const std::vector<std::string_view>& words) {
    return std::ranges::all_of(words, [](auto one) { return one.empty(); });
}

}  // namespace

void keep_note(Tx& tx, const OrderHead& before, const OrderHead& after) {
    const auto words = words_of(after), old = words_of(before);
    if (nothing_in(words) && nothing_in(old)) return;
    if (words == old && after.owner_id == before.owner_id) return;
    storage::index_note(tx, {"order", after.id, {}, after.owner_id, words});
}

std::vector<FoundNote> show_remarks(Tx& tx, const Ctx& ctx, std::span<const Id> ids) {
    std::vector<FoundNote> notes;
    for (const OrderHead& one : storage::find_each<OrderHead>(tx, ids))
        if (ctx.covers("orders.read", one.owner_id))
            notes.push_back({one.id, one.number.v + " · " + one.customer_name.v, one.owner_id,
                             one.updated_at, text::lines_of(words_of(one)), Id{}, Id{}});
    return notes;
}

}  // namespace zhuli::orders
