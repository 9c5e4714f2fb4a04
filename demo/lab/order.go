package lab

// An Order is that of the parent's two steps.
type Order string

// The orders.
const (
	GetJoin Order = "get-join"
	JoinGet Order = "join-get"
)

var orders = []choiceOf[Order]{
	{GetJoin, Choice{"get, then join", "The parent takes the value, then waits for the child to end."}},
	{JoinGet, Choice{"join, then get", "The parent waits for the child to end, then takes the value."}},
}

// Orders lists them in the order of the dial.
func Orders() []Order { return keys(orders) }

func (o Order) choice() Choice { return choiceIn(orders, o) }

// Ordered is the order in which the program does it: the one wished for, where the way back has
// both, and else join, then get.
func (k Knobs) Ordered() Order {
	if k.Way.orders() && k.Order != JoinGet {
		return GetJoin
	}
	return JoinGet
}
