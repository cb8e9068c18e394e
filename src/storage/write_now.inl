// The bodies of write_now() and write_patiently(): a queued unit turned into a call that returns its
// Result, and into a future of it.
#pragma once

#include "core/ctx.hpp"

namespace zhuli::storage {

namespace detail {

/// What a unit leaves for whoever waits for it.
template <class R>
struct Reply {
    std::optional<R> out;
    std::promise<R> promise;

    void give(std::exception_ptr error) {
        if (error)
            promise.set_exception(error);
        else
            promise.set_value(std::move(*out));
    }
};

inline Unit unit_of(const Ctx& ctx) {
    Unit unit;
    unit.org = ctx.org.id;
    unit.actor = ctx.user;
    unit.path = enum_name(ctx.path);
    unit.now = ctx.now;
    return unit;
}

template <class F>
auto queue_unit(Database& db, Unit unit, F work) {
    using R = decltype(work(std::declval<Tx&>()));
    const auto reply = std::make_shared<Reply<R>>();
    unit.work = [reply, work = std::move(work)](Tx& tx) mutable {
        reply->out.reset();
        reply->out.emplace(work(tx));
        return reply->out->ok();
    };
    unit.done = [reply](std::exception_ptr error) { reply->give(error); };
    auto future = reply->promise.get_future();
    db.write(std::move(unit));
    return future;
}

}  // namespace detail

template <class F>
auto write_now(Database& db, const Ctx& ctx, F&& work) -> decltype(work(std::declval<Tx&>())) {
    return detail::queue_unit(db, detail::unit_of(ctx), [&work](Tx& tx) { return work(tx); }).get();
}

template <class F>
auto write_patiently(Database& db, const Ctx& ctx, F work)
    -> std::future<decltype(work(std::declval<Tx&>()))> {
    Unit unit = detail::unit_of(ctx);
    unit.patient = true;
    return detail::queue_unit(db, std::move(unit), std::move(work));
}

}  // namespace zhuli::storage
