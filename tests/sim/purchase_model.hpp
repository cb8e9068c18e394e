// The reference model of purchasing: what was asked for, ordered, is on its way and came in, and
// when a reorder rule asks for more. The rules once more; how demand is measured is not here.
#pragma once

#include "tests/sim/order_model.hpp"

namespace zhuli::sim {

struct BoughtLine {
    std::string id;
    std::size_t product = 0;
    std::int64_t quantity = 0, received = 0;
};

struct PurchaseOrder {
    std::string id, state = "draft", expected_on;
    std::size_t supplier = 0, warehouse = 0;
    std::int64_t created_at = 0;
    std::vector<BoughtLine> lines;

    bool is_under_way() const;
    std::vector<std::string> actions() const;
};

/// When a product is bought again, and what of it came to.
struct ReorderRule {
    std::string id;
    std::size_t supplier = 0, warehouse = 0;
    std::int64_t max_stock = 0, multiple = 1;

    /// How much to buy at this position; `point` is where the product's own demand puts it.
    std::int64_t wanted(std::int64_t position, std::int64_t point) const;
};

struct PurchaseRequest {
    std::string id, state = "open";
    std::size_t product = 0, supplier = 0, warehouse = 0;
    std::int64_t quantity = 0;
    bool automatic = false;
    std::int64_t created_at = 0, settled_at = 0;
};

class PurchaseModel {
 public:
    PurchaseModel(Stock& stock, OrderModel& sales) : stock_(stock), orders_(sales) {}

    bool send(PurchaseOrder& order);
    bool confirm(PurchaseOrder& order, const std::string& day);
    /// How many orders got something of it; nothing: it may not come in.
    std::optional<std::int64_t> receive(PurchaseOrder& order, const std::vector<Part>& parts);
    bool cancel(PurchaseOrder& order);
    bool close(PurchaseOrder& order);
    /// Sent, and not here yet.
    std::int64_t incoming(std::size_t product) const;
    std::int64_t drafted(std::size_t product) const;
    /// Free and coming, less what orders lack.
    std::int64_t position(std::size_t product) const;

    PurchaseRequest* open_request(std::size_t product);
    /// Into the latest draft to its supplier, or a new one; nothing: it is settled.
    PurchaseOrder* accept(PurchaseRequest& request);
    bool refuse(PurchaseRequest& request);
    /// What the rule of a product does in the night: asks, follows, or asks no more. True: a new
    /// request was made.
    bool ask(std::size_t product, std::int64_t point);

    std::deque<PurchaseOrder> orders;
    std::deque<PurchaseRequest> requests;
    std::array<ReorderRule, kProducts> rules;

 private:
    Stock& stock_;
    OrderModel& orders_;
};

}  // namespace zhuli::sim
