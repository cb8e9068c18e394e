// Letters that answer complaints and what they gave, for the walk over every route.
#include <fmt/format.h>

#include <stdexcept>

#include "features/comments/model.hpp"
#include "storage/save.hpp"
#include "tests/every_feature/targets.hpp"

namespace zhuli::rights {

namespace {

using support::World;

struct Maker {
    World& world;
    std::string who;

    Maker(World& w, const std::string& owner)
        : world(w), who(owner == "stranger" ? owner : std::string("admin")) {}

    support::Answer post(const std::string& path, const std::string& body) {
        auto answer = world.call(who, "POST", path, body);
        if (answer.status >= 300) throw std::runtime_error(path + " " + answer.body);
        return answer;
    }
};

/// A complaint in `owner`'s name whose cause is known.
std::string resolving(World& world, const std::string& owner) {
    Maker maker(world, owner);
    const auto id = ticket(world, owner);
    const auto path = "/tickets/" + id;
    maker.post(path + "/classification", R"({"kind":"logistics","severity":"s3"})");
    maker.post(path + "/replies", R"({"words":"马上查"})");
    maker.post(path + "/stage_records", R"({"stage":"accepted","words":"少一箱"})");
    maker.post(path + "/stage_records",
               R"({"stage":"investigating","words":"漏了","cause":"picking"})");
    return id;
}

constexpr const char* kLetter =
    R"({"what_happened":"漏了","what_was_done":"补发","prevention":"复核",)"
    R"("compensation":"voucher","amount_minor":100})";

std::string letter(World& world, const std::string& owner) {
    const auto path = "/tickets/" + resolving(world, owner) + "/resolutions";
    return Maker(world, owner).post(path, kLetter).text("id");
}

std::string voucher(World& world, const std::string& owner) {
    Maker maker(world, owner);
    const auto path = "/resolutions/" + letter(world, owner);
    maker.post(path + "/sending", "{}");
    return maker.post(path + "/answers", R"({"accepted":true,"answered_by":"王工"})")
        .text("voucher_id");
}

std::string revisit(World& world, const std::string& owner) {
    const auto path = "/tickets/" + resolving(world, owner);
    Maker maker(world, owner);
    maker.post(path + "/stage_records", R"({"stage":"resolving","words":"已补发"})");
    return maker.post(path + "/revisits", "{}").text("id");
}

std::string sub_request(World& world, const std::string& owner) {
    const auto path = "/tickets/" + ticket(world, owner) + "/sub_requests";
    return Maker(world, owner).post(path, R"({"template_name":"核对出库"})").text("id");
}

/// Of `owner` themselves, on a customer of theirs.
std::string comment(World& world, const std::string& owner) {
    const auto of = Maker(world, owner).post("/customers",
        fmt::format(R"({{"name":"C{} 公司","owner_id":"{}"}})", world.now.v, world.id_of(owner).v));
    comments::Comment one{.entity = "customer",
                          .customer_id = Id{std::stoll(of.text("id"))},
                          .author_id = world.id_of(owner),
                          .words = "好"};
    const Ctx ctx = world.system_of(owner);
    const auto kept = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) {
        return storage::save_new(tx, ctx, one, {"comment.added", one.customer_id, ""});
    });
    if (!kept.ok()) throw std::runtime_error(kept.problem().code);
    return std::to_string(one.id.v);
}

constexpr Target kTargets[] = {
    {"/comments", "comment", Target::owner, &comment},
    {"/revisits", "revisit", Target::owner, &revisit},
    {"/sub_requests", "sub_request", Target::owner, &sub_request},
    {"/resolutions", "resolution", Target::owner, &letter},
    {"/vouchers", "voucher", Target::owner, &voucher},
};

}  // namespace

std::span<const Target> care_targets() { return kTargets; }

}  // namespace zhuli::rights
