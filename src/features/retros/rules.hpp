// What is true of the retro, without I/O: who may do what, which causes repeat, and what an SOP
// change needs.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/resolutions/model_inputs.hpp"
#include "features/retros/model_inputs.hpp"

namespace zhuli::retros {

inline constexpr int kMostDaysAhead = 365;
inline constexpr std::size_t kMostProducts = 3;
inline constexpr std::int64_t kRepeats = 2;  // complaints from which on a cause repeats

std::span<const Permission> permissions();
Workflow<ChangeState, SopChange> workflow();
std::vector<std::string> actions_for(const Ctx& ctx, const SopChange& change);

Date first_of_month(Date day);
Date first_of_next(Date first);
Date first_before(Date first);

/// Complaints of one cause and type in a month.
struct Counted {
    Cause cause = Cause::none;
    Kind kind = Kind::none;
    std::int64_t complaints = 0;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (cause, kind, complaints))

/// Those of them that are about one product.
struct CountedProduct {
    Cause cause = Cause::none;
    Kind kind = Kind::none;
    Id product_id;
    std::int64_t complaints = 0;
};
BOOST_DESCRIBE_STRUCT(CountedProduct, (), (cause, kind, product_id, complaints))

std::vector<Repeat> repeats_of(std::span<const Counted> month, std::span<const Counted> before,
                               std::span<const CountedProduct> products);
/// Of the month's costs by cause and compensation, by cause; the dearest first.
std::vector<CauseCost> by_cause(std::span<const resolutions::Cost> costs);
std::int64_t sum_of(std::span<const Counted> counted);

/// `before` null for a new one. Every problem at once.
Result<> check(const SopChange& change, const SopChange* before, Date today);

std::string event_body(const SopChange& change);

}  // namespace zhuli::retros
