#include "tests/every_feature/targets.hpp"
#include "tests/every_feature/targets_shipping.hpp"

#include <fmt/format.h>
#include <boost/json/parse.hpp>
#include "features/approvals/model.hpp"
#include "features/attachments/store.hpp"
#include "features/attachments/use_cases.hpp"
#include "features/cleanup/use_cases_keep.hpp"
#include "features/directory/store.hpp"
#include "features/directory/store_runs.hpp"
#include "features/duplicates/model.hpp"
#include "features/identity/use_cases.hpp"
#include "features/knowledge/model_scripts.hpp"
#include "features/offers/store.hpp"
#include "features/visits/store.hpp"
#include "storage/save.hpp"

namespace zhuli::rights {

namespace {

using support::World;

/// Records of the other organisation are made by its stranger, all others by the administrator.
std::string maker_of(const std::string& owner) { return owner == "stranger" ? owner : "admin"; }

std::string made(World& world, const std::string& owner, const std::string& path,
                 const std::string& body) {
    const auto answer = world.call(maker_of(owner), "POST", path, body);
    if (answer.status >= 300)
        throw std::runtime_error(fmt::format("{} {}: {}", path, body, answer.body));
    return answer.text("id");
}

template <class T>
std::string saved(World& world, const std::string& owner, T record, std::string_view event) {
    const Ctx ctx = world.system_of(owner);
    const auto kept = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) {
        return storage::save_new(tx, ctx, record, {event, {}, ""});
    });
    if (!kept.ok()) throw std::runtime_error(kept.problem().code);
    return std::to_string(record.id.v);
}

std::string fresh_name() {
    static int last = 0;
    return fmt::format("W{}", ++last);
}

/// With contact details nobody else has; see masked_test.cpp.
std::string customer(World& world, const std::string& owner) {
    static int last = 0;
    return made(world, owner, "/customers",
                fmt::format(R"({{"name":"{0} 公司","owner_id":"{1}","phone":"139{2:08}",)"
                            R"("email":"buyer{2:08}@example.cn","wechat":"wx{2:08}"}})",
                            fresh_name(), world.id_of(owner).v, ++last));
}

std::string interaction(World& world, const std::string& owner) {
    return made(world, owner, "/customers/" + customer(world, owner) + "/interactions",
                R"({"words":"好"})");
}

/// Somebody new, who may be made to leave.
std::string user(World& world, const std::string& owner) {
    return made(world, owner, "/users",
                fmt::format(R"({{"name":"{0}","email":"{0}@walk.test","password":"zhuli-2026",)"
                            R"("roles":["assistant"]}})",
                            fresh_name()));
}

std::string token(World& world, const std::string& owner, identity::TokenKind kind) {
    const Ctx ctx = world.system_of(owner);
    const auto fresh = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) {
        return identity::add_token(tx, ctx,
                                   {.kind = kind,
                                    .name = "walk",
                                    .user_id = world.id_of(owner),
                                    .expires_at = world.now.plus_ms(kDayMs)});
    });
    return std::to_string(fresh.value().token.id.v);
}
std::string session(World& world, const std::string& owner) {
    return token(world, owner, identity::TokenKind::session);
}
std::string api_token(World& world, const std::string& owner) {
    return token(world, owner, identity::TokenKind::api);
}

std::string named(World& world, const std::string& owner, const std::string& path) {
    return made(world, owner, path, fmt::format(R"({{"name":"{0}","code":"{0}"}})", fresh_name()));
}
std::string team(World& world, const std::string& owner) {
    return made(world, owner, "/teams", fmt::format(R"({{"name":"{}"}})", fresh_name()));
}
std::string product(World& world, const std::string& owner) {
    return named(world, owner, "/products");
}
std::string product_line(World& world, const std::string& owner) {
    return named(world, owner, "/product_lines");
}
std::string warehouse(World& world, const std::string& owner) {
    return named(world, owner, "/warehouses");
}

std::string order_of(World& world, const std::string& owner, const std::string& product_id) {
    return made(world, owner, "/orders",
                fmt::format(R"({{"customer_id":"{}","owner_id":"{}",)"
                            R"("lines":[{{"product_id":"{}","quantity":2}}]}})",
                            customer(world, owner), world.id_of(owner).v, product_id));
}
std::string order(World& world, const std::string& owner) {
    return order_of(world, owner, product(world, owner));
}
std::string confirmation(World& world, const std::string& owner) {
    return made(world, owner, "/orders/" + order(world, owner) + "/confirmations", "{}");
}

std::string import_batch(World& world, const std::string& owner) {
    return made(world, owner, "/imports",
                R"({"kind":"customers","file_name":"a.csv","byte_count":10})");
}
std::string follow_up(World& world, const std::string& owner) {
    return made(world, owner, "/follow_ups",
                fmt::format(R"({{"customer_id":"{}","due_at":{}}})", customer(world, owner),
                            world.now.plus_ms(kDayMs).v));
}

std::string opportunity(World& world, const std::string& owner) {
    return made(
        world, owner, "/opportunities",
        fmt::format(R"({{"customer_id":"{}","owner_id":"{}","name":"{}","amount_minor":100,)"
                    R"("expected_close_on":"2026-12-20","next_step":"call",)"
                    R"("next_step_on":"2026-12-01"}})",
                    customer(world, owner), world.id_of(owner).v, fresh_name()));
}

std::string inquiry(World& world, const std::string& owner) {
    return made(world, owner, "/inquiries",
                fmt::format(R"({{"name":"{}","words":"有货吗","channel":"visit","owner_id":"{}"}})",
                            fresh_name(), world.id_of(owner).v));
}
std::string need(World& world, const std::string& owner) {
    return made(world, owner, "/needs",
                fmt::format(R"({{"customer_id":"{}","words":"月底前要","read_back":"月底前到货"}})",
                            customer(world, owner)));
}

std::string key_person(World& world, const std::string& owner) {
    return made(
        world, owner, "/key_people",
        fmt::format(R"({{"customer_id":"{}","name":"{}"}})", customer(world, owner), fresh_name()));
}

std::string milestone(World& world, const std::string& owner) {
    return made(world, owner, "/milestones",
                fmt::format(R"({{"customer_id":"{}","title":"{}","due_on":"2026-12-20"}})",
                            customer(world, owner), fresh_name()));
}

/// Two customers of the owner's that may be one.
std::string duplicate(World& world, const std::string& owner) {
    duplicates::Pair pair;
    pair.first_id = Id{std::stoll(customer(world, owner))};
    pair.second_id = Id{std::stoll(customer(world, owner))};
    pair.owner_id = pair.other_owner_id = world.id_of(owner);
    const Ctx ctx = world.system_of(owner);
    const auto saved = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) {
        return storage::save_new(tx, ctx, pair, {"duplicate_pair.found", {}, ""});
    });
    if (!saved.ok()) throw std::runtime_error(saved.problem().code);
    return std::to_string(pair.id.v);
}

std::string customer_merge(World& world, const std::string& owner) {
    const auto body = fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"]}})",
                                  customer(world, owner), customer(world, owner));
    const auto answer = world.call(maker_of(owner), "POST", "/customer_merges", body);
    if (answer.status != 201) throw std::runtime_error(answer.body);
    return std::string(answer.json.at("items").at(0).at("id").as_string());
}

/// Of somebody new, with one customer.
std::string handover(World& world, const std::string& owner) {
    const auto from = user(world, owner), to = user(world, owner);
    made(world, owner, "/customers",
         fmt::format(R"({{"name":"{} 公司","owner_id":"{}"}})", fresh_name(), from));
    const auto moved = world.call(maker_of(owner), "POST", "/users/" + from + "/handover",
                                  R"({"successor_id":")" + to + "\"}");
    return moved.text("handover_id");
}

std::string platform(World& world, const std::string& owner) {
    const Ctx ctx = world.system_of(owner);
    const auto made = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<Id> {
        for (const auto& one : directory::all_platforms(tx)) return one.id;
        directory::Platform one{.app_id = "app", .secret = "s", .sign_in_allowed = true};
        CHECK(storage::save_new(tx, ctx, one, {"platform.added", {}, ""}));
        return one.id;
    });
    return std::to_string(made.value().v);
}
std::string account_of(World& world, const std::string& owner, Id user) {
    const Id place{std::stoll(platform(world, owner))};
    const Ctx ctx = world.system_of(owner);
    const auto made = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<Id> {
        directory::Account account{.platform_id = place, .external_id = fresh_name(), .name = "x"};
        account.user_id = user;
        account.bound = user ? directory::Bound::oneself : directory::Bound::unbound;
        CHECK(storage::save_new(tx, ctx, account, {"platform_account.bound", {}, ""}));
        return account.id;
    });
    return std::to_string(made.value().v);
}
std::string platform_account(World& world, const std::string& owner) {
    return account_of(world, owner, {});
}
std::string own_account(World& world, const std::string& owner) {
    return account_of(world, owner, world.id_of(owner));
}

std::string directory_run(World& world, const std::string& owner) {
    directory::Run run{.platform_id = Id{std::stoll(platform(world, owner))}};
    run.state = directory::RunState::ready;
    return saved(world, owner, run, "directory_run.started");
}
std::string directory_change(World& world, const std::string& owner) {
    const Ctx ctx = world.system_of(owner);
    directory::Change change{.run_id = Id{std::stoll(directory_run(world, owner))},
                             .change_no = 1,
                             .kind = directory::ChangeKind::add_team,
                             .name = "x"};
    const auto made = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<Done> {
        change.id = tx.new_id();
        directory::add_change(tx, change);
        return Done{};
    });
    if (!made.ok()) throw std::runtime_error(made.problem().code);
    return std::to_string(change.id.v);
}

std::string notice_bot(World& world, const std::string& owner) {
    return made(world, owner, "/notice_bots",
                R"({"name":"x","kind":"wecom","url":"https://chat.test/send"})");
}

/// One that was sent.
std::string notice_post(World& world, const std::string& owner) {
    const auto path = "/notice_bots/" + notice_bot(world, owner) + "/trial";
    return made(world, owner, path, "");
}

std::string pool(World& world, const std::string& owner) {
    return made(
        world, owner, "/pools",
        fmt::format(R"({{"name":"{}","member_ids":["{}"]}})", fresh_name(), world.id_of(owner).v));
}

/// On its way, of the person themselves.
std::string upload(World& world, const std::string& owner) {
    const Ctx ctx = world.system_of(owner);
    const auto kept = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<Id> {
        const attachments::Upload one{.id = tx.new_id(),
                                      .user_id = world.id_of(owner),
                                      .entity = "customer",
                                      .name = "a.txt",
                                      .byte_count = 2,
                                      .created_at = world.now};
        attachments::keep_upload(tx, one);
        return one.id;
    });
    return std::to_string(kept.value().v);
}

std::string attachment(World& world, const std::string& owner) {
    const Id of{std::stoll(customer(world, owner))};
    const Ctx ctx = world.system_of(owner);
    const auto kept = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) {
        return attachments::keep_file(
            tx, ctx, {.entity = "customer", .record_id = of, .name = "a.txt", .byte_count = 2},
            "hi");
    });
    return std::to_string(kept.value().id.v);
}

/// A customer of the owner's with a mistyped address.
std::string flaw(World& world, const std::string& owner) {
    const auto flawed = made(world, owner, "/customers",
                             fmt::format(R"({{"name":"{} 公司","email":"a@qq.con",)"
                                         R"("owner_id":"{}"}})",
                                         fresh_name(), world.id_of(owner).v));
    const Ctx ctx = world.system_of(owner);
    const auto looked = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<> {
        const Id ids[] = {Id{std::stoll(flawed)}};
        cleanup::look_again(tx, ctx, ids);
        return Done{};
    });
    if (!looked.ok()) throw std::runtime_error(looked.problem().code);
    const auto found =
        world.call(maker_of(owner), "GET", "/flaws?code=mistyped_email&customer_id=" + flawed);
    return std::string(found.json.at("items").at(0).at("id").as_string());
}

std::string cleanup_fix(World& world, const std::string& owner) {
    cleanup::Fix fix;
    fix.made_by = world.id_of(owner);
    return saved(world, owner, fix, "cleanup_fix.done");
}

std::string segment(World& world, const std::string& owner) {
    return saved(world, owner,
                 offers::Segment{.name = fresh_name(), .owner_id = world.id_of(owner)},
                 "segment.created");
}

std::string offer(World& world, const std::string& owner) {
    return saved(world, owner,
                 offers::Offer{.title = fresh_name(),
                               .segment_id = Id{std::stoll(segment(world, owner))},
                               .valid_until = *Date::parse("2026-12-31"),
                               .owner_id = world.id_of(owner)},
                 "offer.created");
}

std::string recipient(World& world, const std::string& owner) {
    const Id about{std::stoll(customer(world, owner))}, of{std::stoll(offer(world, owner))};
    const Ctx ctx = world.system_of(owner);
    const auto kept = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<Id> {
        const offers::Recipient one{.id = tx.new_id(),
                                    .offer_id = of,
                                    .customer_id = about,
                                    .owner_id = world.id_of(owner),
                                    .created_at = world.now};
        offers::keep_recipient(tx, one);
        return one.id;
    });
    return std::to_string(kept.value().v);
}

std::string approval(World& world, const std::string& owner) {
    approvals::Approval one;
    one.number = fresh_name();
    one.subject_id = Id{std::stoll(order(world, owner))};
    one.subject_number = fresh_name();
    one.customer_id = Id{std::stoll(customer(world, owner))};
    one.owner_id = one.submitter_id = world.id_of(owner);
    return saved(world, owner, one, "approval.filed");
}

std::string check_in(World& world, const std::string& owner) {
    const auto talk = interaction(world, owner);
    const Id about =
        storage::read_now(world.db(), world.system_of(owner).org.id, [&](storage::Tx& tx) {
            return storage::owner_of(tx, "interaction", "customer_id", Id{std::stoll(talk)});
        }).value();
    return saved(world, owner,
                 visits::CheckIn{.customer_id = about,
                                 .interaction_id = Id{std::stoll(talk)},
                                 .owner_id = world.id_of(owner),
                                 .visited_at = world.now},
                 "check_in.made");
}

std::string knowledge_card(World& world, const std::string& owner) {
    return made(world, owner, "/knowledge_cards",
                R"({"kind":"selling_point","words":"省电三成","source":"检测报告"})");
}

std::string script(World& world, const std::string& owner) {
    const Id fresh{std::stoll(knowledge_card(world, owner))};  // an id that no script has
    return saved(
        world, owner,
        knowledge::Script{
            .id = fresh, .root_id = fresh, .title = fresh_name(), .owner_id = world.id_of(owner)},
        "script.drafted");
}

std::string price_list(World& world, const std::string& owner) {
    return made(world, owner, "/price_lists",
                fmt::format(R"({{"name":"{}","valid_from":"2026-11-01"}})", fresh_name()));
}

std::string supplier(World& w, const std::string& owner) { return named(w, owner, "/suppliers"); }

std::string bought(World& world, const std::string& owner, const std::string& path) {
    return made(world, owner, path,
                fmt::format(R"({{"product_id":"{}","supplier_id":"{}","warehouse_id":"{}"{}}})",
                            product(world, owner), supplier(world, owner), warehouse(world, owner),
                            path == "/purchase_requests" ? R"(,"quantity":5)" : ""));
}
std::string reorder_rule(World& world, const std::string& owner) {
    return bought(world, owner, "/reorder_rules");
}
std::string purchase_request(World& world, const std::string& owner) {
    return bought(world, owner, "/purchase_requests");
}

std::string purchase_order(World& world, const std::string& owner) {
    return made(
        world, owner, "/purchase_orders",
        fmt::format(R"({{"supplier_id":"{}","warehouse_id":"{}",)"
                    R"("lines":[{{"product_id":"{}","quantity":5}}]}})",
                    supplier(world, owner), warehouse(world, owner), product(world, owner)));
}

constexpr Target kTargets[] = {
    {"/users", "user", Target::everybody, &user},
    {"/teams", "team", Target::everybody, &team},
    {"/customers", "customer", Target::owner, &customer},
    {"/interactions", "interaction", Target::owner, &interaction},
    {"/products", "product", Target::everybody, &product},
    {"/product_lines", "product_line", Target::everybody, &product_line},
    {"/price_lists", "price_list", Target::everybody, &price_list},
    {"/warehouses", "warehouse", Target::everybody, &warehouse},
    {"/suppliers", "supplier", Target::everybody, &supplier},
    {"/reorder_rules", "reorder_rule", Target::everybody, &reorder_rule},
    {"/purchase_requests", "purchase_request", Target::everybody, &purchase_request},
    {"/purchase_orders", "purchase_order", Target::everybody, &purchase_order},
    {"/orders", "order", Target::owner, &order},
    {"/confirmations", "confirmation", Target::owner, &confirmation},
    {"/returns", "return", Target::owner, &sales_return},
    {"/dispatches", "dispatch", Target::owner, &dispatch},
    {"/waybills", "waybill", Target::owner, &waybill},
    {"/carriers", "carrier", Target::everybody, &carrier},
    {"/follow_ups", "follow_up", Target::owner, &follow_up},
    {"/opportunities", "opportunity", Target::owner, &opportunity},
    {"/inquiries", "inquiry", Target::owner, &inquiry},
    {"/needs", "need", Target::owner, &need},
    {"/tickets", "ticket", Target::owner, &ticket},
    {"/key_people", "key_person", Target::owner, &key_person},
    {"/milestones", "milestone", Target::owner, &milestone},
    {"/duplicates", "duplicate_pair", Target::owner, &duplicate},
    {"/customer_merges", "customer_merge", Target::owner, &customer_merge},
    {"/pools", "pool", Target::owner, &pool},
    {"/flaws", "flaw", Target::owner, &flaw},
    {"/cleanup_fixes", "cleanup_fix", Target::owner, &cleanup_fix},
    {"/account/sessions", "", Target::self, &session},
    {"/api_tokens", "", Target::self, &api_token},
    {"/handovers", "handover", Target::everybody, &handover},
    {"/platforms", "platform", Target::everybody, &platform},
    {"/platform_accounts", "platform_account", Target::everybody, &platform_account},
    {"/directory_runs", "directory_run", Target::everybody, &directory_run},
    {"/directory_changes", "directory_change", Target::everybody, &directory_change},
    {"/account/platforms", "", Target::self, &own_account},
    {"/notice_bots", "notice_bot", Target::everybody, &notice_bot},
    {"/notice_posts", "notice_post", Target::everybody, &notice_post},
    {"/imports", "import_batch", Target::everybody, &import_batch},
    {"/segments", "segment", Target::owner, &segment},
    {"/knowledge_cards", "knowledge_card", Target::everybody, &knowledge_card},
    {"/scripts", "script", Target::owner, &script},
    {"/check_ins", "check_in", Target::owner, &check_in},
    {"/approvals", "approval", Target::owner, &approval},
    {"/offers", "offer", Target::owner, &offer},
    {"/offer_recipients", "offer_recipient", Target::owner, &recipient},
    {"/uploads", "", Target::self, &upload},
    {"/attachments", "attachment", Target::owner, &attachment},
};

}  // namespace

std::string made_for(World& world, const std::string& owner, const std::string& path,
                     const std::string& body) {
    return made(world, owner, path, body);
}

std::string stocked_order(World& world, const std::string& owner) {
    const auto goods = product(world, owner);
    made(world, owner, "/stock/moves",
         fmt::format(R"({{"product_id":"{}","warehouse_id":"{}","quantity":9,)"
                     R"("reason":"opening"}})",
                     goods, warehouse(world, owner)));
    return order_of(world, owner, goods);
}

const Target* find_target(std::string_view path) {
    const auto collection = path.substr(0, path.find("/{id}"));
    for (const auto list : {std::span<const Target>(kTargets), money_targets(), offer_targets(),
                            care_targets(), ticket_targets()})
        for (const Target& target : list)
            if (target.collection == collection) return &target;
    return nullptr;
}

const Target* target_of(std::string_view entity) {
    for (const auto list : {std::span<const Target>(kTargets), money_targets(), offer_targets(),
                            care_targets(), ticket_targets()})
        for (const Target& target : list)
            if (!entity.empty() && target.entity == entity) return &target;
    return nullptr;
}

const std::string& Records::of(const Target& target, const std::string& owner) {
    auto& id = made_[{target.collection, owner}];
    if (id.empty()) id = target.make(world_, owner);
    return id;
}

}  // namespace zhuli::rights
