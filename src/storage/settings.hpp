// Records that are there before anybody wrote them: settings with defaults, of which an
// organisation or a person has one. Version 0 says that nothing is kept yet.
#pragma once

#include <type_traits>

#include "core/codec.hpp"
#include "storage/save.hpp"

namespace zhuli::storage {

/// The first version of a record that was only a default, or the next of one that is kept.
template <Entity T>
Result<> save_first_or_next(Tx& tx, const Ctx& ctx, const T& before, T& after,
                            const SaveEvent& event) {
    return before.version == 0 ? save_new(tx, ctx, after, event)
                               : save(tx, ctx, before, after, event);
}

/// A PATCH of settings, with the capability's own rule. Problems: 409 for a stale version, 422 of
/// decoding and of `check`.
template <Entity T>
Result<T> edit_settings(Tx& tx, const Ctx& ctx, const T& before, const Edit& edit,
                        Result<> (*check)(const std::type_identity_t<T>&), std::string_view event) {
    CHECK(check_version(before, edit.if_match, to_json(before)));
    TRY(T after, apply(before, edit));
    CHECK(check(after));
    CHECK(save_first_or_next(tx, ctx, before, after, {event, {}, ""}));
    return after;
}

}  // namespace zhuli::storage
