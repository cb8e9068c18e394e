// The company the bench works on: people, products with stock, customers, a conversation with each,
// closed history and open orders, the same at every run. It is made by the use cases themselves;
// who runs their units (the loader, or a Database) is the caller's choice. Knows no file and no
// measurement.
#pragma once

#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/catalog/model.hpp"
#include "features/customers/model.hpp"
#include "features/identity/model.hpp"
#include "features/orders/model_inputs.hpp"
#include "storage/database.hpp"

namespace zhuli::bench {

using storage::Tx;

struct Scale {
    std::string_view name;
    int customers = 0;
    int orders = 0;  // closed history, three lines each and now and then a fourth
    int products = 0;
    int sellers = 0;
};

/// "10k", "100k", "300k" (a million orders), "1m".
Scale scale_of(std::string_view name);

inline constexpr std::string_view kAdmin = "admin@bench.zhuli";
inline constexpr std::string_view kPassword = "bench-Password-2026";
inline constexpr std::int64_t kStockPerProduct = 50'000'000;
inline constexpr int kOpenOrdersPerSeller = 20;
/// Our own connections map as much of the file as the product's.
inline const std::int64_t kMappedBytes = storage::OpenOptions{}.mapped_bytes;

/// What was said with the n-th customer: a few things are common, a few rare.
std::string talk_with(int n);
/// The n-th person who sells; they sign in with kPassword.
std::string seller_email(int n);

/// The n-th customer; every one has its own name and phone.
customers::Customer customer_of(int n);

class Company {
 public:
    /// Runs the work as one unit of the organisation; a refusal is an error of the bench.
    using Run = std::function<void(const Ctx&, const std::function<Result<>(Tx&)>&)>;

    Company(const Scale& scale, identity::Org org, Instant now, Run run);

    void add_people();
    void add_products();
    void add_customers();
    void add_talks();
    void add_history();
    void add_open_orders();

 private:
    Ctx ctx_on_day(double share) const;
    Id seller(int n) const;
    orders::ImportedOrder closed_order(int n);
    orders::NewOrder open_order(int n);
    int number(int low, int high);

    Scale scale_;
    identity::Org org_;
    Instant now_;
    Run run_;
    std::mt19937_64 random_{20261124};
    std::vector<Id> sellers_, customers_;
    std::vector<catalog::Product> products_;
};

}  // namespace zhuli::bench
