// The body of write_now(): a queued unit turned into a call that returns its Result.
#pragma once

#include "core/ctx.hpp"

namespace zhuli::storage {

template <class F>
auto write_now(Database& db, const Ctx& ctx, F&& work) -> decltype(work(std::declval<Tx&>())) {
    using R = decltype(work(std::declval<Tx&>()));
    std::optional<R> out;
    std::promise<void> finished;
    Unit unit;
    unit.org = ctx.org.id;
    unit.actor = ctx.user;
    unit.path = enum_name(ctx.path);
    unit.now = ctx.now;
    unit.work = [&](Tx& tx) {
        out.reset();
        out.emplace(work(tx));
        return out->ok();
    };
    unit.done = [&](std::exception_ptr error) {
        if (error)
            finished.set_exception(error);
        else
            finished.set_value();
    };
    db.write(std::move(unit));
    finished.get_future().get();
    return std::move(*out);
}

}  // namespace zhuli::storage
