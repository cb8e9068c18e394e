// What both drivers do around a unit: make its ids, number and write its events as its last
// statements, and hand over what is to happen after the commit. Knows no driver.
#pragma once

#include "storage/database.hpp"
#include "storage/ids.hpp"

namespace zhuli::storage {

class UnitTx : public Tx {
 public:
    /// Appends the unit's events; returns the last number given out, 0 if there were none.
    std::int64_t flush_events(const Unit& unit);
    /// What was pushed late, here and now …
    void run_late();
    /// … or to be run by whoever commits this unit with others.
    std::vector<Late> take_late() { return std::move(late_); }
    std::vector<std::function<void()>> take_after_commit() { return std::move(after_commit_); }
    Id new_id() override { return ids_.next(); }
    Id new_ids(std::int64_t count) override { return ids_.reserve(count); }

 protected:
    UnitTx(Id org, IdMaker& ids) : Tx(org), ids_(ids) {}

 private:
    std::int64_t take_event_numbers(std::int64_t count);

    IdMaker& ids_;
};

}  // namespace zhuli::storage
