// The demo company: a believable trading company with a year of history, made by a seeded
// simulation through the real use cases, each at its simulated instant; no row is inserted by
// hand. The same day and scale give the same company (ids apart). It ends as the day it is made
// for begins, with work open for everybody. All names and numbers are invented.
#pragma once

#include <functional>
#include <string>

#include "cli/run.hpp"
#include "core/result.hpp"
#include "storage/database.hpp"

namespace zhuli::cli::demo {

inline constexpr std::string_view kPassword = "zhuli-demo-2026";

struct DemoScale {
    int customers = 2000;
    int products = 300;   // a multiple of 10 lines
    int orders = 15'000;  // about
    int days = 365;
};

enum class Made { made, was_there };

struct MakeOptions {
    DemoScale scale;
    std::function<void(const std::string& month)> on_month;  // progress, may be empty
};

/// Makes the company in a database without an organisation; was_there if it has one. A company
/// whose making was interrupted is refused with cli.demo_unfinished: it is not continued.
Result<Made> make(storage::Database& db, Features features, Instant now,
                  const MakeOptions& options = {});

}  // namespace zhuli::cli::demo
