// Where duties come from. Each source asks one capability what a person has to do on a day, says
// how long it takes, and names the records whose events concern it. A further source is one
// function and one line in the table of sources.cpp: nothing else knows them by name.
#pragma once

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/day_plans/model.hpp"
#include "storage/tx.hpp"

namespace zhuli::day_plans {

using storage::Tx;

inline constexpr int kDutiesLimit = 60;  // of one source; the most pressing

/// For whom and for which day; `ctx` is that person's.
struct Asked {
    const Ctx& ctx;
    const Settings& settings;
    Date on;
    bool wants_ahead = false;  // the day has a target
};

struct Source {
    std::string_view entity;        // of the records
    std::string_view table, owner;  // where their owner stands
    std::string_view permission;    // without it a person has none
    Result<> (*gather)(Tx& tx, const Asked& asked, std::vector<Duty>& duties);
    Id (*whose)(Tx& tx, Id record) = nullptr;  // where that is no column of theirs
};
/// Whose day a record of that source concerns; nobody's: none.
Id person_of(Tx& tx, const Source& source, Id record);
std::span<const Source> sources();

/// From every source.
Result<std::vector<Duty>> gather_duties(Tx& tx, const Asked& asked);

}  // namespace zhuli::day_plans
