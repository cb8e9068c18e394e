#include "features/orders/use_cases_causes.hpp"

#include "features/orders/rules_causes.hpp"
#include "features/orders/store_causes.hpp"
#include "storage/settings.hpp"

namespace zhuli::orders {

ReturnSettings return_settings(Tx& tx) {
    if (auto kept = stored_return_settings(tx)) return std::move(*kept);
    ReturnSettings usual;
    usual.causes = usual_causes();
    return usual;
}

Result<ReturnSettings> show_return_settings(Tx& tx, const Ctx&, const http::Nothing&) {
    return return_settings(tx);
}

Result<ReturnSettings> edit_return_settings(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const ReturnSettings before = return_settings(tx);
    CHECK(storage::check_version(before, edit.if_match, to_json(before)));
    TRY(ReturnSettings after, apply(before, edit));
    CHECK(check_causes(before, after));
    for (ReturnCause& cause : after.causes)
        if (cause.code.empty()) cause.code = "own_" + std::to_string(tx.new_id().v);
    CHECK(storage::save_first_or_next(tx, ctx, before, after, {"return_settings.edited", {}, ""}));
    return after;
}

}  // namespace zhuli::orders
