#include "tests/sim/purchase_model.hpp"

#include <algorithm>
#include <set>

namespace zhuli::sim {

namespace {

constexpr std::int64_t kQuietMs = 7LL * 24 * 3'600'000;

std::int64_t to_come(const PurchaseOrder& order, std::size_t product) {
    std::int64_t sum = 0;
    for (const BoughtLine& line : order.lines)
        if (line.product == product) sum += line.quantity - line.received;
    return sum;
}

}  // namespace

bool PurchaseOrder::is_under_way() const {
    return state == "sent" || state == "confirmed" || state == "partly_received";
}

std::vector<std::string> PurchaseOrder::actions() const {
    if (state == "draft") return {"edit", "send", "cancel"};
    if (state == "partly_received") return {"confirm", "receive", "close"};
    if (is_under_way()) return {"confirm", "receive", "cancel"};
    return {};
}

std::int64_t ReorderRule::wanted(std::int64_t position, std::int64_t point) const {
    const std::int64_t target = std::max(max_stock, point);
    if (position > point || position >= target) return 0;
    return (target - position + multiple - 1) / multiple * multiple;
}

bool PurchaseModel::send(PurchaseOrder& order) {
    if (order.state != "draft" || order.expected_on < orders_.clock.today) return false;
    order.state = "sent";
    return true;
}

bool PurchaseModel::confirm(PurchaseOrder& order, const std::string& day) {
    const std::string& on = day.empty() ? order.expected_on : day;
    if (!order.is_under_way() || on < orders_.clock.today) return false;
    order.expected_on = on;
    if (order.state == "sent") order.state = "confirmed";
    return true;
}

std::optional<std::int64_t> PurchaseModel::receive(PurchaseOrder& order,
                                                   const std::vector<Part>& parts) {
    if (!order.is_under_way() || parts.empty()) return std::nullopt;
    const auto line_of = [&](const Part& part) {
        return std::ranges::find(order.lines, part.line, &BoughtLine::id);
    };
    std::set<std::string> seen;
    for (const Part& part : parts) {
        const auto line = line_of(part);
        if (line == order.lines.end() || !seen.insert(part.line).second || part.quantity < 1 ||
            part.quantity > line->quantity - line->received)
            return std::nullopt;
    }
    std::set<std::size_t> products;
    for (const Part& part : parts) {
        BoughtLine& line = *line_of(part);
        line.received += part.quantity;
        stock_.at(line.product, order.warehouse).on_hand += part.quantity;
        products.insert(line.product);
    }
    const bool all = std::ranges::all_of(
        order.lines, [](const BoughtLine& line) { return line.received == line.quantity; });
    order.state = all ? "received" : "partly_received";
    return orders_.serve(products);
}

bool PurchaseModel::cancel(PurchaseOrder& order) {
    if (order.state != "draft" && order.state != "sent" && order.state != "confirmed") return false;
    order.state = "cancelled";
    return true;
}

bool PurchaseModel::close(PurchaseOrder& order) {
    if (order.state != "partly_received") return false;
    order.state = "received";
    return true;
}

std::int64_t PurchaseModel::incoming(std::size_t product) const {
    std::int64_t sum = 0;
    for (const PurchaseOrder& order : orders)
        if (order.is_under_way()) sum += to_come(order, product);
    return sum;
}

std::int64_t PurchaseModel::drafted(std::size_t product) const {
    std::int64_t sum = 0;
    for (const PurchaseOrder& order : orders)
        if (order.state == "draft") sum += to_come(order, product);
    return sum;
}

std::int64_t PurchaseModel::position(std::size_t product) const {
    return stock_.all(product).available() + incoming(product) + drafted(product) -
           orders_.waiting(product);
}

PurchaseRequest* PurchaseModel::open_request(std::size_t product) {
    const auto at = std::ranges::find_if(requests, [&](const PurchaseRequest& one) {
        return one.product == product && one.state == "open";
    });
    return at == requests.end() ? nullptr : &*at;
}

PurchaseOrder* PurchaseModel::accept(PurchaseRequest& request) {
    if (request.state != "open") return nullptr;
    request.state = "accepted";
    PurchaseOrder* draft = nullptr;
    for (PurchaseOrder& one : orders)
        if (one.state == "draft" && one.supplier == request.supplier &&
            one.warehouse == request.warehouse &&
            (draft == nullptr || one.created_at >= draft->created_at))
            draft = &one;
    if (draft == nullptr) {
        draft = &orders.emplace_back();
        draft->supplier = request.supplier;
        draft->warehouse = request.warehouse;
        draft->created_at = orders_.clock.now;
    }
    draft->lines.push_back({"", request.product, request.quantity, 0});
    return draft;
}

bool PurchaseModel::refuse(PurchaseRequest& request) {
    if (request.state != "open") return false;
    request.state = "refused";
    request.settled_at = orders_.clock.now;
    return true;
}

bool PurchaseModel::ask(std::size_t product, std::int64_t point) {
    const ReorderRule& rule = rules.at(product);
    const std::int64_t wanted = rule.wanted(position(product), point);
    if (PurchaseRequest* open = open_request(product)) {
        if (!open->automatic) return false;
        if (wanted == 0) open->state = "lapsed";
        if (wanted > 0) open->quantity = wanted;
        return false;
    }
    const PurchaseRequest* latest = nullptr;
    for (const PurchaseRequest& one : requests)
        if (one.product == product && (!latest || one.created_at >= latest->created_at))
            latest = &one;
    const std::int64_t now = orders_.clock.now;
    const bool quiet = latest && latest->state == "refused" && now < latest->settled_at + kQuietMs;
    if (wanted == 0 || quiet) return false;
    requests.push_back({"", "open", product, rule.supplier, rule.warehouse, wanted, true, now, 0});
    return true;
}

}  // namespace zhuli::sim
