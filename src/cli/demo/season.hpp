// How busy a trading company is on a day: weekends and public holidays, the rush before 春节 and
// 国庆 and the quiet around them, weekdays, months, and the push at the end of a month or quarter.
#pragma once

#include <set>
#include <span>

#include "core/value/date.hpp"

namespace zhuli::cli::demo {

class Season {
 public:
    Season();

    bool is_open(Date day) const;
    /// 1 is an ordinary open day, 0 a day nothing happens on; never above kBusiest.
    double weight(Date day) const;
    static constexpr double kBusiest = 2.6;

    /// `day` itself when open, else the next open one.
    Date open_from(Date day) const;
    /// The last open day before `day`.
    Date open_before(Date day) const;
    /// `count` open days later; 0 is open_from(day).
    Date plus_open_days(Date day, int count) const;

 private:
    bool is_holiday(Date day) const { return closed_.contains(day); }
    double rush(Date day) const;
    double month_end(Date day) const;

    std::set<Date> closed_;   // holidays, weekends inside them included
    std::set<Date> made_up_;  // open weekend days (调休)
};

}  // namespace zhuli::cli::demo
