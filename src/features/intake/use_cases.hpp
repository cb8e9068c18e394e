// What people do with the form: open it, give it another address, switch it off, and see who
// complained by it and who that may be.
#pragma once

#include "core/codec.hpp"
#include "features/intake/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::intake {

using storage::Tx;

Result<FormView> show_form(Tx& tx, const Ctx& ctx, const http::Nothing& in);
/// Opens it too. The address before leads nowhere any more.
Result<FormView> renew_form(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<FormView> close_form(Tx& tx, const Ctx& ctx, const http::Nothing& in);
/// For whoever sees the complaint; the phone is masked for whoever does not work on it.
Result<IntakeView> show_intake(Tx& tx, const Ctx& ctx, const http::ById& in);

/// Customers with this phone who are still there, merged ones as those they became.
std::vector<Id> customers_with(Tx& tx, const Ctx& ctx, const Phone& phone);

}  // namespace zhuli::intake
