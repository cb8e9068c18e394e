#include "features/handover/store.hpp"

namespace zhuli::handover {

namespace {

using storage::Sql;

constexpr Sql kAddItem{"handover.add_item",
                       "INSERT INTO handover_item"
                       " (org_id, handover_id, item_no, work, record_id, state)"
                       " VALUES ($1, $2, $3, $4, $5, 'moved')"};
constexpr Sql kMovedItems{"handover.moved_items",
                          "SELECT item_no, work, record_id FROM handover_item WHERE org_id = $1"
                          " AND handover_id = $2 AND state = 'moved'"
                          " ORDER BY item_no DESC LIMIT $3"};
constexpr Sql kSettleItem{"handover.settle_item",
                          "UPDATE handover_item SET state = $4 WHERE org_id = $1"
                          " AND handover_id = $2 AND item_no = $3"};

constexpr const Sql* kStatements[] = {&kAddItem, &kMovedItems, &kSettleItem};

constexpr Check kChecks[] = {
    {"handover: each counts what it moved, what came back and what stayed",
     {"handover.check_counts",
      "SELECT 'handover ' || h.id FROM handover h WHERE h.org_id = $1 AND"
      " (h.moved_count <> (SELECT COUNT(*) FROM handover_item i WHERE i.org_id = h.org_id"
      " AND i.handover_id = h.id) OR h.returned_count <> (SELECT COUNT(*) FROM handover_item i"
      " WHERE i.org_id = h.org_id AND i.handover_id = h.id AND i.state = 'returned')"
      " OR h.kept_count <> (SELECT COUNT(*) FROM handover_item i WHERE i.org_id = h.org_id"
      " AND i.handover_id = h.id AND i.state = 'kept')) LIMIT 100"}},
};

}  // namespace

void add_item(Tx& tx, Id handover, const Item& item) {
    tx.exec(kAddItem, handover, item.item_no, enum_name(item.work), item.record_id);
}

std::vector<Item> moved_items(Tx& tx, Id handover, int limit) {
    return tx.all<Item>(kMovedItems, handover, limit);
}

void settle_item(Tx& tx, Id handover, std::int64_t item_no, ItemState state) {
    tx.exec(kSettleItem, handover, item_no, enum_name(state));
}

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

}  // namespace zhuli::handover
