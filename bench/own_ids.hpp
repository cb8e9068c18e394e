// Ids for units the bench runs on connections of its own, beside no Database that could lease a
// node: a number so high that no server is ever given it.
#pragma once

#include "storage/unit_tx.hpp"

namespace zhuli::bench {

class OwnIdsTx : public storage::UnitTx {
 public:
    Id new_id() override { return new_ids(1); }
    Id new_ids(std::int64_t count) override {
        try {
            return maker().reserve(count);
        } catch (const storage::NeedsNode&) {
            constexpr std::int64_t kNode = storage::kNodeCount;
            maker().take({kNode, 0, maker().wall_ms() + storage::kNodeLeaseMs});
            return maker().reserve(count);
        }
    }

 protected:
    explicit OwnIdsTx(Id org) : UnitTx(org, maker()) {}

 private:
    static storage::IdMaker& maker() {
        static storage::IdMaker ids;
        return ids;
    }
};

}  // namespace zhuli::bench
