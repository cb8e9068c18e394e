// What the doctor must know of a kind of record to prove it without knowing the business: its
// table and fields, the lists that are kept in tables of their own, and how to make an empty one.
// Capabilities list theirs; every table with a version is one.
#pragma once

#include <memory>
#include <span>

#include "storage/entity.hpp"

namespace zhuli::storage {

using MakeRecord = std::shared_ptr<void> (*)();

template <class T>
std::shared_ptr<void> make_record() {
    return std::make_shared<T>();
}

/// What belongs to a record and is kept in a table of its own: an order's `lines`, its receipts.
struct Part {
    std::string_view field;  // the list of the record that the audit tells; "": in none
    TableOps table;
    MakeRecord make;
    std::string_view parent;  // the column that names the aggregate
    std::string_view order;   // the column that orders the list
};

struct Recorded {
    TableOps table;
    MakeRecord make;
    std::span<const Part> parts = {};
    bool searched = false;  // every record has an entry in the search index
};

template <Entity T>
constexpr Recorded recorded(std::span<const Part> parts = {}, bool searched = false) {
    return {table_of<T>(), &make_record<T>, parts, searched};
}

template <class T>
constexpr Part part(std::string_view field, std::string_view parent, std::string_view order) {
    return {field, table_of<T>(), &make_record<T>, parent, order};
}

}  // namespace zhuli::storage
