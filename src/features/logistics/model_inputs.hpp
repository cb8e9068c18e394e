// What people send to logistics and what they are shown.
#pragma once

#include "features/logistics/model.hpp"
#include "features/logistics/model_waybills.hpp"

namespace zhuli::logistics {

/// What every state change may name: the record, and the version its caller saw (If-Match).
struct Act {
    Id id;
    std::int64_t if_match = 0;  // 0: whichever it is
};
BOOST_DESCRIBE_STRUCT(Act, (), (id, if_match))
constexpr auto notes(const Act*) {
    return std::array{note<&Act::id>(from_path), note<&Act::if_match>(from_path)};
}

/// A barcode or a product's code, as a scanner types it.
struct Scan : Act {
    Text<60> code;
    Quantity quantity{1};
};
BOOST_DESCRIBE_STRUCT(Scan, (Act), (code, quantity))
constexpr auto notes(const Scan*) {
    return std::array{note<&Scan::id>(from_path), note<&Scan::if_match>(from_path),
                      note<&Scan::code>(required)};
}

/// How much of a line is in the basket, counted by hand.
struct HandCount : Act {
    Id order_line_id;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(HandCount, (Act), (order_line_id, quantity))
constexpr auto notes(const HandCount*) {
    return std::array{note<&HandCount::id>(from_path), note<&HandCount::if_match>(from_path),
                      note<&HandCount::order_line_id>(required)};
}

struct NewPlacing : Act {
    Placing placed = Placing::by_score;
    Text<200> reason;  // required unless the score decides again
};
BOOST_DESCRIBE_STRUCT(NewPlacing, (Act), (placed, reason))

/// How a shipment travels.
struct Consignment {
    Id carrier_id;
    Text<60> tracking_no;
    int package_count = 1;
    std::int64_t weight_g = 0;
    Money freight_minor;
    Date expected_on;
};
BOOST_DESCRIBE_STRUCT(Consignment, (),
                      (carrier_id, tracking_no, package_count, weight_g, freight_minor,
                       expected_on))
constexpr auto notes(const Consignment*) {
    return std::array{note<&Consignment::carrier_id>(0, "carrier")};
}

/// What was picked leaves the house.
struct Sending : Act {
    Id carrier_id;
    Text<60> tracking_no;
    int package_count = 1;
    std::int64_t weight_g = 0;
    Money freight_minor;
    Date expected_on;
    Id warehouse_id;  // none: from wherever it is held
};
BOOST_DESCRIBE_STRUCT(Sending, (Act),
                      (carrier_id, tracking_no, package_count, weight_g, freight_minor, expected_on,
                       warehouse_id))
constexpr auto notes(const Sending*) {
    return std::array{note<&Sending::id>(from_path), note<&Sending::if_match>(from_path),
                      note<&Sending::carrier_id>(0, "carrier"),
                      note<&Sending::warehouse_id>(0, "warehouse")};
}

struct NewWaybillEvent : Act {
    WaybillStep kind = WaybillStep::in_transit;
    Instant at;       // none: now
    Text<300> words;  // required of what went wrong
};
BOOST_DESCRIBE_STRUCT(NewWaybillEvent, (Act), (kind, at, words))
constexpr auto notes(const NewWaybillEvent*) {
    using E = NewWaybillEvent;
    return std::array{note<&E::id>(from_path), note<&E::if_match>(from_path),
                      note<&E::kind>(required), note<&E::words>(multiline)};
}

/// Somebody took the goods and signed; photos are attachments of the waybill.
struct Proof : Act {
    Text<60> signed_by;
    Instant delivered_at;  // none: now
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Proof, (Act), (signed_by, delivered_at, words))
constexpr auto notes(const Proof*) {
    return std::array{note<&Proof::id>(from_path), note<&Proof::if_match>(from_path),
                      note<&Proof::signed_by>(required), note<&Proof::words>(multiline)};
}

/// One part of a score: a word behind "logistics.score." and what it is worth today.
struct ScorePart {
    std::string code;
    std::int64_t amount = 0;  // days left, days waited; of tier and payment nothing
    std::string word;         // "a", "paid"
    std::int64_t points = 0;
};
BOOST_DESCRIBE_STRUCT(ScorePart, (), (code, amount, word, points))

struct DispatchItem : Dispatch {
    std::string owner_name, picker_name;
    std::int64_t score = 0;
    std::vector<ScorePart> score_parts;
    std::int64_t line_count = 0;
    Quantity held;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(DispatchItem, (Dispatch),
                      (owner_name, picker_name, score, score_parts, line_count, held, actions))

struct PickPlace {
    std::string warehouse;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(PickPlace, (), (warehouse, quantity))

struct PickLine {
    Id order_line_id;
    Id product_id;
    std::string product_code, product_name, unit, barcode;
    Quantity ordered, held, shipped, picked;
    std::vector<PickPlace> places;
};
BOOST_DESCRIBE_STRUCT(PickLine, (),
                      (order_line_id, product_id, product_code, product_name, unit, barcode,
                       ordered, held, shipped, picked, places))

struct WaybillItem : Waybill {
    std::string owner_name;
    std::string carrier_phone;
    std::string link;  // where the carrier tells more
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(WaybillItem, (Waybill), (owner_name, carrier_phone, link, actions))

struct DispatchView : DispatchItem {
    Text<200> delivery_address;
    Text<60> contact_name;
    Phone contact_phone;
    std::vector<PickLine> lines;
    std::vector<WaybillItem> waybills;
    /// Answer to a scan: which product was counted.
    std::string scanned;
};
BOOST_DESCRIBE_STRUCT(DispatchView, (DispatchItem),
                      (delivery_address, contact_name, contact_phone, lines, waybills, scanned))

struct WaybillEventView : WaybillEvent {
    std::string actor_name;
};
BOOST_DESCRIBE_STRUCT(WaybillEventView, (WaybillEvent), (actor_name))

struct WaybillGoods {
    std::string product_code, product_name;
    Quantity quantity;
};
BOOST_DESCRIBE_STRUCT(WaybillGoods, (), (product_code, product_name, quantity))

struct WaybillView : WaybillItem {
    Text<200> delivery_address;
    Text<60> contact_name;
    Phone contact_phone;
    std::vector<WaybillGoods> goods;
    std::vector<WaybillEventView> events;  // newest first
};
BOOST_DESCRIBE_STRUCT(WaybillView, (WaybillItem),
                      (delivery_address, contact_name, contact_phone, goods, events))

}  // namespace zhuli::logistics
